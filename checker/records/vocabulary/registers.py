"""Registers: the NDelius registers of risk, safeguarding, alerts and public protection."""

from checker.records.declare import Vocabulary


class Register(Vocabulary):
    """A register, with its NDelius code."""

    ALERT_NOTICE = "alert_notice", "Alert Notice", "ALAN"
    ALERT = "alert", "Alert Notice", "ALERT"
    BARRED_FROM_WORKING_WITH_CHILDREN = (
        "barred_from_working_with_children",
        "Barred from working with Children",
        "ADWC",
    )
    CHILD_CONCERNS = "child_concerns", "Child Concerns", "RCCO"
    CHILD_PROTECTION = "child_protection", "Child Protection", "RCPR"
    CHILD_EXPLOITATION = (
        "child_sexual_exploitation_perpetrator",
        "Child Sexual Exploitation: Perpetrator",
        "CSEP",
    )
    DOMESTIC_ABUSE_HISTORY = "domestic_abuse_history", "Domestic Abuse History", "REG30"
    DOMESTIC_ABUSE_PERPETRATOR = "domestic_abuse_perpetrator", "Domestic Abuse Perpetrator", "ADVP"
    DOMESTIC_ABUSE_VICTIM = "domestic_abuse_victim", "Domestic Abuse Victim", "ADVV"
    DUPLICATE_RECORDS = "duplicate_records", "Duplicate Offender Records Exist", "DOFF"
    HATE_CRIME = "hate_crime", "Hate Crime", "IRMO"
    ROSH_HIGH = "rosh_high", "High ROSH", "RHRH"
    HOME_OFFICE_INTEREST = "home_office_interest", "Home Office Interest", "HOIE"
    IOM = "iom", "Integrated Offender Management", "IIOM"
    KEEP_IICSA = "keep_iicsa", "Keep IICSA", "IKII"
    KNOWN_DUPLICATE = "known_duplicate", "Known Duplicate Offender", "KDUP"
    LIFER = "lifer", "Lifer", "INLL"
    ROSH_LOW = "rosh_low", "Low ROSH", "RLRH"
    MAPPA = "mappa", "MAPPA", "MAPP"
    NOT_MAPPA_ELIGIBLE = "not_mappa_eligible", "Not MAPPA Eligible", "NOTMAPPA"
    MARAC = "marac", "MARAC", "IMAR"
    ROSH_MEDIUM = "rosh_medium", "Medium ROSH", "RMRH"
    MENTAL_HEALTH_ISSUES = "mental_health_issues", "Mental Health Issues", "AMHL"
    MENTALLY_DISORDERED = (
        "mentally_disordered_offender",
        "Mentally Disordered Offender",
        "RMDO",
    )
    NON_REGISTERED = (
        "non_registered_sex_offender",
        "Non Registered Sex Offender",
        "ANSO",
    )
    ORGANISED_CRIME = "organised_crime", "Organised Crime", "REG26"
    PPO = "ppo", "PPO", "APPO"
    PUBLIC_INTEREST_CASE = "public_interest_case", "Public Interest Case", "RPIR"
    RECORD_TO_BE_RETAINED = "record_to_be_retained", "Record to be Retained", "IKMF"
    REGISTERED_SEX_OFFENDER = "registered_sex_offender", "Registered Sex Offender", "ARSO"
    REQUIRED_RISK_REVIEW = "required_risk_review", "Required Risk Review", "RRR"
    RISK_TO_CHILDREN = "risk_to_children", "Risk to Children", "RCHD"
    RISK_TO_KNOWN_ADULT = "risk_to_known_adult", "Risk to Known Adult", "REG15"
    RISK_TO_PRISONER = "risk_to_prisoner", "Risk to Prisoner", "REG16"
    RISK_TO_PUBLIC = "risk_to_public", "Risk to Public", "REG17"
    RISK_TO_STAFF = "risk_to_staff", "Risk to Staff", "AV2S"
    RISK_TO_ADULT_AT_RISK = "risk_to_adult_at_risk", "Risk to 'Adult at Risk'", "REG22"
    SFO = "sfo", "SFO", "ASFO"
    SEXUAL_HARM_ORDER = (
        "sexual_harm_prevention_order",
        "Sexual Harm Prevention Order/Sexual Risk Order",
        "SOPS",
    )
    SUICIDE_OR_SELF_HARM = "suicide_or_self_harm", "Suicide/Self Harm", "ALSH"
    TERRORISM_ACT_OFFENDER = "terrorism_act_offender", "Terrorism Act Offender", "RTAO"
    ROSH_VERY_HIGH = "rosh_very_high", "Very High ROSH", "RVHR"
    VISOR = "visor", "ViSOR", "AVIS"
    VICTIM_CONTACT = "victim_contact", "Victim Contact", "INVI"
    VULNERABLE = "vulnerable", "Vulnerable", "RVLN"
    WARRANT_OR_SUMMONS = "warrant_or_summons", "Warrant /Summons", "WRSM"
    WOMENS_SAFETY_WORKER = "womens_safety_worker", "Women's Safety Worker", "REG24"
    WEAPONS = "weapons", "Weapons", "WEAP"
    RESTRAINING_ORDER = "restraining_order", "Restraining Order", "RSTO"
    STREET_GANGS = "street_gangs", "Street Gangs", "STRG"
    SLAVERY_PERPETRATOR = (
        "modern_slavery_perpetrator",
        "Modern Day Slavery: Perpetrator",
        "MSP",
    )
    SLAVERY_VICTIM = "modern_slavery_victim", "Modern Day Slavery: Victim", "MSV"
    ADULT_AT_RISK = "adult_at_risk", "Safeguarding: Adult at Risk", "RVAD"
    CUCKOOING_VICTIM = "cuckooing_victim", "Cuckooing: Potential Victim", "CUCK"
    STALKING_PROTECTION_ORDER = "stalking_protection_order", "Stalking Protection Order", "SPO"
    UNPAID_WORK_SUSPENDED = "unpaid_work_suspended", "UPW Suspended", "UPWS"
    DORIS = "doris", "DoRIS", "DORIS"
