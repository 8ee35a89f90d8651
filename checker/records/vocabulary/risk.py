"""Risk: the codes for levels, MAPPA, groups at risk, assessments and factors."""

from checker.records.declare import OrderedVocabulary, Vocabulary


class RoshLevel(OrderedVocabulary):
    """Level of risk of serious harm (ROSH), with its NDelius register code."""

    LOW = "low", "Low", "RLRH"
    MEDIUM = "medium", "Medium", "RMRH"
    HIGH = "high", "High", "RHRH"
    VERY_HIGH = "very_high", "Very high", "RVHR"


class Likelihood(OrderedVocabulary):
    """Likelihood of reoffending."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    VERY_HIGH = "very_high", "Very high"


class LikelihoodTool(Vocabulary):
    """A score for the likelihood of reoffending."""

    OGRS = "ogrs", "OGRS (any reoffending)"
    OVP = "ovp", "OVP (violence)"
    OGP = "ogp", "OGP (general)"
    RSR = "rsr", "RSR (serious reoffending)", "RSR"
    OSP_CONTACT = "osp_contact", "OSP (contact sexual)", "OSPC"
    OSP_IMAGES = "osp_images", "OSP (indecent images)", "OSPI"
    JUDGEMENT = "judgement", "Practitioner's judgement"


class MappaLevel(OrderedVocabulary):
    """Level of MAPPA management."""

    LEVEL_0 = "level_0", "No level set yet", "M0"
    LEVEL_1 = "level_1", "Level 1: single agency", "M1"
    LEVEL_2 = "level_2", "Level 2: multi-agency", "M2"
    LEVEL_3 = "level_3", "Level 3: senior multi-agency", "M3"


class MappaCategory(Vocabulary):
    """Category of MAPPA eligibility."""

    CATEGORY_1 = "category_1", "Category 1: registered sex offender", "M1"
    CATEGORY_2 = "category_2", "Category 2: violent, 12 months or more", "M2"
    CATEGORY_3 = "category_3", "Category 3: other dangerous", "M3"
    CATEGORY_4 = "category_4", "Category 4: terrorism", "M4"


class RiskGroup(Vocabulary):
    """A group that may be at risk; the code is the NDelius register of a risk to it."""

    PUBLIC = "public", "Public", "REG17"
    KNOWN_ADULT = "known_adult", "Known adult", "REG15"
    CHILDREN = "children", "Children", "RCHD"
    STAFF = "staff", "Staff", "AV2S"
    PRISONERS = "prisoners", "Prisoners", "REG16"


class Setting(Vocabulary):
    """Whether somebody is in the community or in custody."""

    COMMUNITY = "community", "Community"
    CUSTODY = "custody", "Custody"


class RatingSource(Vocabulary):
    """What a ROSH rating was given in."""

    OASYS = "oasys", "OASys assessment", "EOAS"
    ROSH_SCREENING = "rosh_screening", "ROSH screening"
    COURT_REPORT = "court_report", "Pre-sentence report or case allocation"
    REGISTRATION = "registration", "NDelius register", "ERGN"
    REVIEW = "review", "Review"
    MULTI_AGENCY = "multi_agency_meeting", "Multi-agency meeting"
    OTHER = "other", "Elsewhere"


class AssessmentTool(Vocabulary):
    """The tool or form of an assessment."""

    OASYS_LAYER_3 = "oasys_layer_3", "OASys layer 3", "LAYER3"
    OASYS_LAYER_1 = "oasys_layer_1", "OASys layer 1", "LAYER1"
    ROSH_SCREENING = "rosh_screening", "ROSH screening"
    ROSH_FULL = "rosh_full_analysis", "Full ROSH analysis"
    SARA = "sara", "SARA spousal assault risk assessment"
    DASH = "dash", "DASH checklist"
    ARMS = "arms", "ARMS, with the police", "ARMS2"
    RISK_MATRIX = "risk_matrix_2000", "Risk Matrix 2000"
    STALKING = "stalking", "Stalking risk assessment"
    HOME_VISIT = "home_visit", "Home visit risk assessment", "MO8"
    CHILD_SAFEGUARDING = "child_safeguarding", "Child safeguarding assessment", "EASS"
    EXTREMISM = "extremism", "Extremism risk assessment"
    PROVIDER = "provider_tool", "The provider's own assessment"
    COURT_REPORT = "court_report", "Pre-sentence report"
    OTHER = "other", "Another assessment"


class AssessmentKind(Vocabulary):
    """Why an assessment was done."""

    INITIAL = "initial", "Initial assessment"
    REVIEW = "review", "Review"
    TRANSFER = "transfer", "On transfer or reallocation"
    PRE_RELEASE = "pre_release", "Before release"
    TERMINATION = "termination", "At the end of supervision"


class Factor(Vocabulary):
    """A factor linked to offending or to harm: the OASys sections, and some of harm alone."""

    ACCOMMODATION = "accommodation", "Accommodation"
    EDUCATION_EMPLOYMENT = "education_employment", "Education, training and employment"
    FINANCE = "finance", "Finance"
    RELATIONSHIPS = "relationships", "Relationships"
    LIFESTYLE = "lifestyle", "Lifestyle and associates"
    DRUGS = "drugs", "Drug misuse"
    ALCOHOL = "alcohol", "Alcohol misuse"
    EMOTIONAL_WELLBEING = "emotional_wellbeing", "Emotional wellbeing"
    THINKING = "thinking_and_behaviour", "Thinking and behaviour"
    ATTITUDES = "attitudes", "Attitudes"
    HEALTH = "health", "Health"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    CHILD_SAFEGUARDING = "child_safeguarding", "Child safeguarding"
    ADULT_SAFEGUARDING = "adult_safeguarding", "Adult safeguarding"
    SEXUAL = "sexual_interest", "Sexual interest or preoccupation"
    VIOLENCE = "violence", "Violence and anger"
    WEAPONS = "weapons", "Weapons"
    GANGS = "gangs", "Gangs or organised crime"
    STALKING = "stalking", "Fixation, stalking or harassment"
    HATE = "hate_or_extremism", "Hate or extremism"
    FIRE = "fire_setting", "Fire-setting"
    ACCESS_TO_VICTIMS = "access_to_victims", "Access to victims"
    TRAUMA = "trauma", "Trauma or legacy of abuse"
    COMPLIANCE = "compliance", "Compliance"
    PEERS = "peers", "Peers"
    OTHER = "other", "Another factor"


class Imminence(OrderedVocabulary):
    """How soon harm is thought likely (OASys SUM3)."""

    NOT_IMMINENT = "not_imminent", "Not imminent"
    ON_CHANGE = "on_change", "Likely only if circumstances change"
    ANY_TIME = "any_time", "Could happen at any time"
    IMMINENT = "imminent", "More likely than not, imminently"
