"""Work: the codes for planning and delivering the work of a case."""

from checker.records.declare import Vocabulary


class PlanKind(Vocabulary):
    """A kind of plan."""

    SENTENCE_PLAN = "sentence_plan", "Sentence plan", "CSPI"
    SENTENCE_PLAN_REVIEW = "sentence_plan_review", "Reviewed sentence plan", "CSPR"
    RISK_MANAGEMENT = "risk_management_plan", "Risk management plan"
    COMBINED = "combined", "Sentence plan with its risk management plan"
    RELEASE = "release_plan", "Plan for release"
    MAPPA = "mappa_plan", "MAPPA plan"
    CHILD_PROTECTION = "child_protection_plan", "Child protection or child in need plan"
    MARAC = "marac_plan", "MARAC plan"
    CARE = "care_plan", "Care plan approach"
    VICTIM_SAFETY = "victim_safety_plan", "Victim safety plan"
    IOM = "iom_plan", "IOM plan"
    OTHER = "other", "Another plan"


class Pillar(Vocabulary):
    """One of the four pillars of risk management."""

    SUPERVISION = "supervision", "Supervision"
    MONITORING = "monitoring_and_control", "Monitoring and control"
    INTERVENTIONS = "interventions_and_treatment", "Interventions and treatment"
    VICTIM_SAFETY = "victim_safety", "Victim safety planning"


class Approach(Vocabulary):
    """Whether an action or intervention builds up or restricts."""

    CONSTRUCTIVE = "constructive", "Constructive"
    RESTRICTIVE = "restrictive", "Restrictive"


class ContactKind(Vocabulary):
    """A kind of contact with the person on probation, with its NDelius contact type."""

    INITIAL_OFFICE = "initial_office", "Initial appointment in office", "COAI"
    INITIAL_HOME = "initial_home_visit", "Initial appointment: home visit", "COHV"
    INITIAL_DOORSTEP = "initial_doorstep", "Initial appointment on doorstep", "CODI"
    INITIAL_VIDEO = "initial_video", "Initial appointment by video", "COVI"
    INITIAL_PHONE = "initial_phone", "Initial appointment by telephone", "COTI"
    OFFICE = "office", "Planned office visit", "COAP"
    HOME_VISIT = "home_visit", "Home visit", "CHVS"
    HOME_VISIT_UNANNOUNCED = "home_visit_unannounced", "Home visit, not notified", "C253"
    HOME_VISIT_IOM = "home_visit_iom", "Home visit, IOM", "IOHV"
    DOORSTEP = "doorstep", "Planned doorstep contact", "CODC"
    PHONE = "phone", "Planned telephone contact", "COPT"
    VIDEO = "video", "Planned video contact", "COVC"
    COMMUNITY = "community", "Meeting in the community"
    PRISON_VISIT = "prison_visit", "Visit in prison"
    PRISON_VIDEO = "prison_video", "Video link to prison"
    APPROVED_PREMISES = "approved_premises", "Meeting in approved premises"
    THREE_WAY = "three_way", "Meeting with another agency or practitioner"
    PROGRAMME = "programme_session", "Programme session", "APAT"
    UNPAID_WORK = "unpaid_work_session", "Unpaid work session"
    MESSAGE = "message", "Letter, text or e-mail"
    OTHER = "other", "Another contact"


class InterventionKind(Vocabulary):
    """A kind of intervention or service."""

    PROGRAMME = "accredited_programme", "Accredited programme"
    DOMESTIC_ABUSE = "domestic_abuse_programme", "Domestic abuse programme"
    SEXUAL_OFFENDING = "sexual_offending_programme", "Sexual offending programme"
    TOOLKIT = "toolkit", "Structured toolkit in supervision"
    REHABILITATION_ACTIVITY = "rehabilitation_activity", "Rehabilitation activity days"
    SUBSTANCE_MISUSE = "substance_misuse", "Drug or alcohol treatment"
    MENTAL_HEALTH = "mental_health", "Mental health treatment"
    PSYCHOLOGY = "psychology", "Psychological service or personality disorder pathway"
    EDUCATION_EMPLOYMENT = "education_employment", "Education, training and employment"
    ACCOMMODATION = "accommodation", "Accommodation"
    FAMILY = "family", "Family and parenting"
    WOMEN = "womens_service", "Women's service"
    PEER_MENTOR = "peer_mentor", "Peer mentor"
    RESTORATIVE = "restorative_justice", "Restorative justice"
    UNPAID_WORK = "unpaid_work", "Unpaid work"
    ELECTRONIC_MONITORING = "electronic_monitoring", "Electronic monitoring"
    CURFEW = "curfew", "Curfew"
    TESTING = "testing", "Drug or alcohol testing"
    POLYGRAPH = "polygraph", "Polygraph examination"
    APPROVED_PREMISES = "approved_premises", "Approved premises"
    SURVEILLANCE = "police_monitoring", "Police visits or monitoring"
    OTHER = "other", "Another intervention"


class InterventionEnd(Vocabulary):
    """How an intervention came to its end."""

    COMPLETED = "completed", "Completed"
    WITHDRAWN = "withdrawn", "Withdrawn by the provider"
    DROPPED_OUT = "dropped_out", "Dropped out"
    REMOVED = "removed", "Removed for conduct or attendance"
    SENTENCE_ENDED = "sentence_ended", "The sentence ended first"
    RECALLED = "recalled", "Recall or custody"
    OTHER = "other", "Another reason"


class VictimWorkKind(Vocabulary):
    """A kind of work to protect actual or potential victims."""

    LIAISON = "liaison_officer", "Exchange with the victim liaison officer", "CVIC"
    WOMENS_SAFETY = "womens_safety_worker", "Exchange with the women's safety worker or IDVA"
    CHECK = "check_on_victim", "Check with the police that no further incident was reported"
    SAFETY_PLAN = "safety_plan", "Safety plan made or revised"
    DISCLOSURE = "disclosure", "Disclosure to protect somebody", "DAD1"
    EXCLUSION_SET = "exclusion_set", "Exclusion or no contact set"
    BREACH_RESPONSE = "breach_response", "Response to a breach of exclusion or no contact"
    NOTICE = "notice_of_event", "Victim told of a release, move or decision"
    REMINDER = "reminder_of_limits", "Person reminded of what they may not do"
    OTHER = "other", "Other victim work"
