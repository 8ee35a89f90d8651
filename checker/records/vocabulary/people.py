"""People: the codes for those who supervise, those supervised, and those around them."""

from checker.records.declare import OrderedVocabulary, Vocabulary


class ProviderKind(Vocabulary):
    """The kind of organisation that holds a case."""

    NPS = "nps", "National Probation Service (to June 2021)"
    CRC = "crc", "Community Rehabilitation Company (to June 2021)"
    PROBATION_SERVICE = "probation_service", "Probation Service (from June 2021)"
    TRUST = "trust", "Probation trust (to 2014)"


class Grade(OrderedVocabulary):
    """The grade of a practitioner or manager, from lowest to highest."""

    PROBATION_SERVICE_OFFICER = "probation_service_officer", "Probation service officer (PSO)"
    TRAINEE = "trainee_probation_officer", "Trainee probation officer (PQiP)"
    PROBATION_OFFICER = "probation_officer", "Probation officer (PO)"
    SENIOR = "senior_probation_officer", "Senior probation officer (SPO)"
    HEAD = "head_of_service", "Head of PDU or of service"


class Sex(Vocabulary):
    """Sex, with the codes of the MOJ person record."""

    MALE = "male", "Male", "M"
    FEMALE = "female", "Female", "F"
    NOT_KNOWN = "not_known", "Not known or not recorded", "N"
    NOT_SPECIFIED = "not_specified", "Not specified", "NS"


class GenderIdentity(Vocabulary):
    """Gender identity, with the codes of the MOJ person record."""

    FEMALE = "female", "Female", "GIF"
    MALE = "male", "Male", "GIM"
    NON_BINARY = "non_binary", "Non-binary", "GINB"
    REFUSED = "prefer_not_to_say", "Prefers not to say", "GIRF"
    SELF_DESCRIBED = "self_described", "Self-described", "GISD"
    NOT_KNOWN = "not_known", "Not known", "UNK"


class Ethnicity(Vocabulary):
    """Ethnicity, with the codes of the MOJ person record; their first letter gives the group."""

    INDIAN = "asian_indian", "Asian or Asian British: Indian", "A1"
    PAKISTANI = "asian_pakistani", "Asian or Asian British: Pakistani", "A2"
    BANGLADESHI = "asian_bangladeshi", "Asian or Asian British: Bangladeshi", "A3"
    CHINESE = "asian_chinese", "Asian or Asian British: Chinese", "A4"
    ASIAN_OTHER = "asian_other", "Asian or Asian British: other", "A9"
    CARIBBEAN = "black_caribbean", "Black or Black British: Caribbean", "B1"
    AFRICAN = "black_african", "Black or Black British: African", "B2"
    BLACK_OTHER = "black_other", "Black or Black British: other", "B9"
    MIXED_CARIBBEAN = "mixed_white_and_black_caribbean", "Mixed: White and Black Caribbean", "M1"
    MIXED_AFRICAN = "mixed_white_and_black_african", "Mixed: White and Black African", "M2"
    MIXED_ASIAN = "mixed_white_and_asian", "Mixed: White and Asian", "M3"
    MIXED_OTHER = "mixed_other", "Mixed: other", "M9"
    ARAB = "other_arab", "Other: Arab", "O2"
    OTHER = "other", "Any other ethnic group", "O9"
    BRITISH = "white_british", "White: British", "W1"
    IRISH = "white_irish", "White: Irish", "W2"
    GYPSY = "white_gypsy_or_traveller", "White: Gypsy or Irish Traveller", "W3"
    ROMA = "white_roma", "White: Roma", "W5"
    WHITE_OTHER = "white_other", "White: other", "W9"
    NOT_STATED = "not_stated", "Not stated", "NS"


class Relationship(Vocabulary):
    """Who somebody is to the person on probation."""

    STRANGER = "stranger", "Stranger"
    ACQUAINTANCE = "acquaintance", "Acquaintance"
    FRIEND = "friend", "Friend"
    PARTNER = "partner", "Partner"
    EX_PARTNER = "ex_partner", "Former partner"
    OWN_CHILD = "own_child", "Own child"
    STEP_CHILD = "step_child", "Stepchild or partner's child"
    PARENT = "parent", "Parent or step-parent"
    SIBLING = "sibling", "Brother or sister"
    OTHER_FAMILY = "other_family", "Other member of the family"
    OTHER_CHILD = "other_child", "A child outside the family"
    NEIGHBOUR = "neighbour", "Neighbour"
    HOUSEMATE = "housemate", "Shares a home"
    EMPLOYER = "employer", "Employer"
    COLLEAGUE = "colleague", "Colleague"
    EMERGENCY_WORKER = "emergency_worker", "Police officer or other emergency worker"
    PROFESSIONAL = "professional", "Other professional, in the course of their work"
    PRISON_STAFF = "prison_staff", "Prison staff"
    PRISONER = "prisoner", "Another prisoner"
    CO_DEFENDANT = "co_defendant", "Co-defendant or associate in crime"
    CARER = "carer", "Carer"
    MENTOR = "mentor", "Mentor or sponsor"
    ORGANISATION = "organisation", "An organisation or business"


class Need(Vocabulary):
    """A need or circumstance that work with the person has to allow for."""

    AUTISM = "autism", "Autism spectrum"
    ADHD = "adhd", "ADHD"
    LEARNING_DISABILITY = "learning_disability", "Learning disability"
    LEARNING_DIFFICULTY = "learning_difficulty", "Learning difficulty such as dyslexia"
    BRAIN_INJURY = "brain_injury", "Acquired brain injury"
    MENTAL_HEALTH = "mental_health", "Mental health condition"
    PHYSICAL_HEALTH = "physical_health", "Physical health condition or disability"
    DRUG_USE = "drug_use", "Drug use"
    ALCOHOL_USE = "alcohol_use", "Alcohol use or dependence"
    TRAUMA = "trauma", "Trauma or legacy of abuse"
    DOMESTIC_ABUSE_VICTIM = "domestic_abuse_victim", "Victim of domestic abuse"
    SELF_HARM = "self_harm", "Self-harm or suicide"
    CARING = "caring", "Caring responsibilities"
    LANGUAGE = "language", "Needs an interpreter"
    LITERACY = "literacy", "Literacy"


class Barrier(Vocabulary):
    """Something that hinders the person from taking part in supervision."""

    MOTIVATION = "motivation", "Little motivation to change"
    DENIAL = "denial", "Denies or minimises the offence"
    SUBSTANCE_USE = "substance_use", "Alcohol or drug use"
    HEALTH = "health", "Physical or mental health"
    NEURODIVERSITY = "neurodiversity", "Neurodiversity or learning needs"
    LANGUAGE = "language", "Language or literacy"
    TRAVEL = "travel", "Travel or distance"
    WORK = "work", "Hours of work or study"
    CARING = "caring", "Caring responsibilities"
    HOMELESSNESS = "homelessness", "No settled place to live"
    DISTRUST = "distrust", "Distrust of services"
    CULTURE = "culture_or_faith", "Culture or faith"
    OTHER = "other", "Another barrier"
