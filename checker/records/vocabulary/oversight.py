"""Oversight: the codes for changes, reviews, enforcement, allocation, oversight and judgements."""

from checker.records.declare import Vocabulary


class ChangeKind(Vocabulary):
    """A kind of change in circumstances; the code is its NDelius contact type."""

    ARREST = "arrest", "Arrest", "CARR"
    CHARGE = "charge", "Charge", "CNOC"
    NEW_OFFENCE = "new_offence", "New offence or conviction"
    NEW_INFORMATION = "new_information", "New information about past or present behaviour"
    DISCLOSURE = "disclosure", "Disclosure by the person or by others"
    DOMESTIC_ABUSE_CALLOUT = "domestic_abuse_callout", "Police call-out for domestic abuse"
    DOMESTIC_ABUSE_CONCERN = "domestic_abuse_concern", "Other concern about domestic abuse"
    BREACH_OF_ORDER = "breach_of_order", "Breach of a restraining or other protective order"
    BREACH_OF_LICENCE = "breach_of_licence", "Breach of a licence condition or requirement"
    MISSED_APPOINTMENTS = "disengagement", "Stopped engaging or attending"
    WEAPON = "weapon", "Weapon carried, used or found"
    THREAT = "threat", "Threat to somebody"
    PREGNANCY = "pregnancy", "Pregnancy of the person or a partner"
    BIRTH_OF_CHILD = "birth_of_child", "Birth of a child"
    CONTACT_WITH_CHILD = "contact_with_child", "New or changed contact with a child"
    CHILDREN_SERVICES_REFERRAL = "children_services_referral", "Referral to children's services"
    CHILD_PROTECTION_PLAN = "child_protection_plan", "Child protection plan made or changed"
    NEW_RELATIONSHIP = "new_relationship", "New relationship"
    RELATIONSHIP_ENDED = "relationship_ended", "Relationship ended"
    CONTACT_WITH_VICTIM = "contact_with_victim", "Contact with the victim"
    BEREAVEMENT = "bereavement", "Bereavement"
    MOVED_HOME = "moved_home", "Move of home"
    HOMELESS = "homeless", "Became homeless"
    HOUSED = "housed", "Settled housing found"
    UNEMPLOYED = "unemployed", "Lost work or study"
    EMPLOYED = "employed", "Found work or study"
    MENTAL_HEALTH_DETERIORATION = "mental_health_deterioration", "Mental health got worse"
    SELF_HARM = "self_harm", "Self-harm or suicide attempt"
    RELAPSE = "relapse", "Relapse into drug or alcohol use"
    ABSTINENCE = "abstinence", "Abstinence or other progress with drugs or alcohol"
    RELEASE = "release", "Release from custody"
    RECALL = "recall", "Recall to custody"
    REMAND = "remand", "Remand in custody"
    TRANSFER = "transfer", "Transfer between providers or areas"
    REALLOCATION = "reallocation", "Change of practitioner"
    ROSH_CHANGE = "rosh_change", "Change in the level of ROSH"
    REGISTRATION_CHANGE = "registration_change", "Change of registration or MAPPA level"
    INTERVENTION_ENDED = "intervention_ended", "Intervention completed or ended"
    PROGRESS = "progress", "Other progress or new protective factor"
    OTHER = "other", "Another change"


class ReviewKind(Vocabulary):
    """A kind of review; the code is its NDelius contact type."""

    CHANGE = "significant_change", "After a change in circumstances"
    SCHEDULED = "scheduled", "Scheduled"
    OASYS = "oasys_review", "OASys review", "EOAS"
    PLAN = "sentence_plan_review", "Sentence plan review", "CSPR"
    HIGH_RISK = "high_risk_review", "High risk review meeting", "C416"
    TRANSFER = "transfer", "On transfer or reallocation"
    PRE_RELEASE = "pre_release", "Before release"
    ENFORCEMENT = "enforcement", "After breach or recall"
    TERMINATION = "termination", "At the end of supervision"
    OTHER = "other", "Another review"


class EnforcementKind(Vocabulary):
    """An enforcement action; the code is its NDelius contact type."""

    ORAL_WARNING = "oral_warning", "Oral warning"
    FIRST_WARNING = "first_warning", "First warning letter", "AWLI"
    SECOND_WARNING = "second_warning", "Second warning letter", "AWL2"
    FINAL_WARNING = "final_warning", "Final warning letter", "AWLF"
    OTHER_LETTER = "other_letter", "Other enforcement letter", "C039"
    LICENCE_LETTER = "licence_compliance_letter", "Licence compliance letter", "LCL"
    MANAGER_INTERVIEW = "manager_interview", "Warning by a manager"
    BREACH = "breach", "Breach proceedings", "BRE"
    RECALL = "recall", "Recall requested", "C041"
    RECALL_DECISION = "recall_decision", "Decision whether to recall", "CNPS"
    POLICE_REPORT = "report_to_police", "Breach of an order reported to the police"
    NO_ACTION = "no_action", "Decision to take no action"


class EnforcementReason(Vocabulary):
    """What gave rise to enforcement."""

    FAILURE_TO_ATTEND = "failure_to_attend", "Failure to attend"
    FAILURE_TO_COMPLY = "failure_to_comply", "Failure to comply with an instruction"
    CONDUCT = "conduct", "Unacceptable conduct"
    NEW_OFFENCE = "new_offence", "New offence or charge"
    RISK = "increased_risk", "Increased risk"
    ORDER_BREACH = "breach_of_order", "Breach of a protective order"
    RESIDENCE = "residence", "Residence, curfew or exclusion"
    OTHER = "other", "Another reason"


class OversightKind(Vocabulary):
    """A kind of management oversight, with its NDelius contact type."""

    GENERAL = "general", "Management oversight", "MO1"
    ALLOCATION = "allocation", "Oversight of allocation", "SPOD03"
    LIFER = "lifer", "Lifer or IPP panel", "MO2"
    MAPPA = "mappa", "MAPPA", "MO3"
    RECALL = "recall", "Recall", "MO5"
    HOME_VISIT = "home_visit", "Home visit risk assessment", "MO8"
    HIGH_RISK = "high_risk", "High risk review meeting", "C416"
    RISK_REVIEW = "risk_review", "Risk review discussion", "RROD"
    CASE_DISCUSSION = "case_discussion", "Case discussion", "C238"
    COUNTERSIGNATURE = "countersignature", "Countersigning of an assessment"
    OTHER = "other", "Other oversight"


class AllocationKind(Vocabulary):
    """A kind of allocation."""

    INITIAL = "initial", "First allocation"
    REALLOCATION = "reallocation", "To another practitioner in the same provider"
    TRANSFER = "transfer", "To another area or team"
    ESCALATION = "escalation", "From a CRC to the NPS, because risk rose"
    STEP_DOWN = "step_down", "To a lower grade or from the NPS to a CRC"


class AllocationReason(Vocabulary):
    """Why a case was allocated or moved."""

    START = "start", "Start of supervision"
    ROSH_LEVEL = "rosh_level", "Level of ROSH"
    CHANGE = "change_in_circumstances", "Change in circumstances"
    MAPPA = "mappa", "MAPPA eligibility"
    MOVE = "move_of_home", "Move of home"
    STAFFING = "staffing", "Absence, leaving or workload of a practitioner"
    OTHER = "other", "Another reason"


class ReferralOutcome(Vocabulary):
    """What came of a referral."""

    ACCEPTED = "accepted", "Accepted"
    ACCEPTED_LATER = "waiting", "Accepted, waiting for a place"
    REFUSED = "refused", "Refused"
    ADVICE = "advice_only", "Advice only"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Question(Vocabulary):
    """A question on which people give their judgement."""

    Q1 = "q1", "ROSH level correctly identified throughout", "Q1"
    Q2 = "q2", "Assessment of harm to the public", "Q2"
    Q3 = "q3", "Assessment of harm to known adults", "Q3"
    Q4 = "q4", "Assessment of harm to children and young people", "Q4"
    Q5 = "q5", "Review of progress", "Q5"
    Q6 = "q6", "Response to changing circumstances", "Q6"
    Q7 = "q7", "All reasonable action taken", "Q7"
    ASSESSMENT = "assessment", "Assessment focuses on keeping other people safe", "2.1.3"
    PLANNING = "planning", "Planning focuses on keeping other people safe", "2.2.3"
    DELIVERY = "delivery", "Delivery supports the safety of other people", "2.3.3"
    REVIEWING = "reviewing", "Reviewing focuses on keeping other people safe", "2.4.3"


class Sufficiency(Vocabulary):
    """A person's judgement of a question."""

    SUFFICIENT = "sufficient", "Sufficient"
    INSUFFICIENT = "insufficient", "Insufficient"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class JudgeRole(Vocabulary):
    """Who gave a judgement."""

    INSPECTOR = "inspector", "Inspector"
    LOCAL_ASSESSOR = "local_assessor", "Local assessor"
    QUALITY_LEAD = "quality_lead", "Quality lead or auditor"
    MANAGER = "manager", "Manager"
    PRACTITIONER = "practitioner", "Practitioner"
