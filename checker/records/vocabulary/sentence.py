"""Sentence: the codes for sentences, their requirements, licences, orders and where people live."""

from checker.records.declare import Vocabulary


class SentenceKind(Vocabulary):
    """A kind of sentence or of supervision under it."""

    COMMUNITY_ORDER = "community_order", "Community order"
    SUSPENDED = "suspended_sentence_order", "Suspended sentence order"
    LICENCE = "custody_licence", "Custody, then licence", "NC"
    POST_SENTENCE = "post_sentence_supervision", "Post-sentence supervision"
    LIFE = "life_licence", "Life sentence or IPP, then licence"
    EXTENDED = "extended_sentence", "Extended sentence, then licence"
    YOUTH = "youth_sentence", "Youth sentence"
    CONDITIONAL_DISCHARGE = "conditional_discharge", "Conditional discharge"
    FINE = "fine", "Fine"
    CUSTODY_ONLY = "custody_only", "Custody without supervision"
    OTHER = "other", "Another sentence"


class TerminationReason(Vocabulary):
    """Why supervision came to its end."""

    EXPIRED = "expired", "Ran its full length"
    REVOKED_FAILURE = "revoked_for_failure", "Revoked for failure to comply"
    REVOKED_OFFENCE = "revoked_for_new_offence", "Revoked for a new offence"
    REVOKED_PROGRESS = "revoked_for_progress", "Revoked early for good progress"
    RECALLED = "recalled", "Recalled to custody"
    TRANSFERRED = "transferred", "Transferred out of England and Wales"
    DEPORTED = "deported", "Deported or removed"
    DIED = "died", "Died"
    OTHER = "other", "Another reason"


class RequirementKind(Vocabulary):
    """A requirement of a community or suspended sentence order, with its NDelius code."""

    REHABILITATION_ACTIVITY = "rehabilitation_activity", "Rehabilitation activity", "F"
    UNPAID_WORK = "unpaid_work", "Unpaid work", "W"
    PROGRAMME = "accredited_programme", "Accredited programme", "RM38"
    PROHIBITED_ACTIVITY = "prohibited_activity", "Prohibited activity", "R"
    ALCOHOL_ABSTINENCE = "alcohol_abstinence", "Alcohol abstinence and monitoring", "T"
    ALCOHOL_TREATMENT = "alcohol_treatment", "Alcohol treatment", "H"
    DRUG_REHABILITATION = "drug_rehabilitation", "Drug rehabilitation"
    MENTAL_HEALTH = "mental_health_treatment", "Mental health treatment", "P"
    ATTENDANCE_CENTRE = "attendance_centre", "Attendance centre", "N"
    CURFEW = "curfew", "Curfew", "M"
    ELECTRONIC_MONITORING = "electronic_monitoring", "Electronic monitoring", "RM49"
    EXCLUSION = "exclusion", "Exclusion", "X"
    RESIDENCE = "residence", "Residence", "3"
    FOREIGN_TRAVEL = "foreign_travel", "Foreign travel prohibition"
    SUPERVISION = "supervision", "Supervision (orders before 2015)"


class LicenceConditionKind(Vocabulary):
    """What a licence condition is about."""

    STANDARD = "standard", "Standard conditions"
    NO_CONTACT_VICTIM = "no_contact_with_victim", "No contact with the victim"
    NO_CONTACT_CHILDREN = "no_contact_with_children", "No unsupervised contact with children"
    NO_RESIDENCE_CHILDREN = "no_residence_with_children", "Not to live with children"
    NON_ASSOCIATION = "non_association", "Not to associate with a named person or group"
    EXCLUSION = "exclusion_zone", "Exclusion zone"
    RESIDENCE = "residence", "To live where approved"
    PROHIBITED_RESIDENCE = "prohibited_residence", "Not to live at or stay in a named place"
    APPROVED_PREMISES = "approved_premises", "To live in approved premises"
    CURFEW = "curfew", "Curfew"
    ELECTRONIC_MONITORING = "electronic_monitoring", "Electronic monitoring"
    INTERNET = "internet_devices", "Computers, internet and devices; keep usage history"
    DISCLOSE_RELATIONSHIPS = "disclose_relationships", "To disclose developing relationships"
    PROGRAMME = "programme", "To address offending behaviour"
    DRUG_TESTING = "drug_testing", "Drug or alcohol testing"
    TREATMENT = "treatment", "To take up treatment"
    POLYGRAPH = "polygraph", "Polygraph examination"
    PROHIBITED_ACTIVITY = "prohibited_activity", "Not to do a named activity or work"
    ITEMS = "prohibited_items", "Not to have named items"
    REPORT_TO_POLICE = "police_reporting", "To report to the police"
    OTHER = "other", "Another condition"


class OrderKind(Vocabulary):
    """A civil or ancillary order that protects others; the code is its NDelius register."""

    RESTRAINING = "restraining_order", "Restraining order", "RSTO"
    SEXUAL_HARM = "sexual_harm_prevention_order", "Sexual harm prevention order", "SOPS"
    SEXUAL_OFFENCES = "sexual_offences_prevention_order", "Sexual offences prevention order"
    SEXUAL_RISK = "sexual_risk_order", "Sexual risk order", "SOPS"
    STALKING_PROTECTION = "stalking_protection_order", "Stalking protection order", "SPO"
    NON_MOLESTATION = "non_molestation_order", "Non-molestation order"
    DOMESTIC_ABUSE = "domestic_abuse_protection_order", "Domestic abuse protection order or notice"
    OCCUPATION = "occupation_order", "Occupation order"
    CRIMINAL_BEHAVIOUR = "criminal_behaviour_order", "Criminal behaviour order"
    NOTIFICATION = "notification", "Notification requirements (sex offender registration)"
    CHILD_ARRANGEMENTS = "child_arrangements_order", "Family court order about contact"
    DISQUALIFICATION = "disqualification", "Barred from working with children"
    SERIOUS_CRIME = "serious_crime_prevention_order", "Serious crime prevention order"
    SLAVERY = "slavery_order", "Slavery and trafficking order"
    OTHER = "other", "Another order"


class AccommodationKind(Vocabulary):
    """Where somebody lives or will live."""

    OWN_TENANCY = "own_home", "Own home or tenancy"
    FAMILY = "with_family", "With family"
    PARTNER = "with_partner", "With a partner"
    FRIENDS = "with_friends", "With friends or sofa-surfing"
    SUPPORTED = "supported_housing", "Supported housing or hostel"
    APPROVED_PREMISES = "approved_premises", "Approved premises (probation hostel)"
    COMMUNITY_ACCOMMODATION = "community_accommodation", "CAS2 or CAS3 accommodation"
    TEMPORARY = "temporary", "Hotel, bed and breakfast or other temporary place"
    HOMELESS = "no_fixed_abode", "No fixed abode"
    HOSPITAL = "hospital", "Hospital"
    CUSTODY = "custody", "Custody"
    OTHER = "other", "Another place"


class RecallKind(Vocabulary):
    """A kind of recall to custody."""

    FIXED_TERM = "fixed_term", "Fixed term recall"
    STANDARD = "standard", "Standard recall"
    EMERGENCY = "emergency", "Emergency recall"
