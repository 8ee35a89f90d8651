"""Outcomes: the NDelius outcomes of a contact."""

from checker.records.declare import Vocabulary


class ContactOutcome(Vocabulary):
    """The outcome of a contact, with its NDelius code."""

    ACCEPTABLE_ABSENCE_OTHER = "acceptable_absence_other", "Acceptable Absence - Other", "AAAA"
    ACCEPTABLE_ABSENCE_COURT_LEGAL = (
        "acceptable_absence_court_legal",
        "Acceptable Absence - Court/Legal",
        "AACL",
    )
    ACCEPTABLE_ABSENCE_EMPLOYMENT = (
        "acceptable_absence_employment",
        "Acceptable Absence - Employment",
        "AAEM",
    )
    ACCEPTABLE_ABSENCE_FAMILY_CHILDCARE = (
        "acceptable_absence_family_childcare",
        "Acceptable Absence - Family/ Childcare",
        "AAFC",
    )
    ACCEPTABLE_ABSENCE_HOLIDAY = (
        "acceptable_absence_holiday",
        "Acceptable Absence - Holiday",
        "AAHO",
    )
    ACCEPTABLE_ABSENCE_MEDICAL = (
        "acceptable_absence_medical",
        "Acceptable Absence - Medical",
        "AAME",
    )
    ACCEPTABLE_ABSENCE_RIC = "acceptable_absence_ric", "Acceptable Absence - RIC", "AARC"
    ACCEPTABLE_ABSENCE_RELIGIOUS = (
        "acceptable_absence_religious",
        "Acceptable Absence - Religious",
        "AARE",
    )
    ACCEPTABLE_ABSENCE_STOOD_DOWN = (
        "acceptable_absence_stood_down",
        "Acceptable Absence - Stood Down",
        "AASD",
    )
    FAILED_TO_ATTEND_NON_NS = "failed_to_attend_non_ns", "Failed to Attend - Non-NS", "ABNS"
    ATTENDED_FTC_DEEMED_ACCEPTABLE = (
        "attended_ftc_deemed_acceptable",
        "Attended - FTC Deemed Acceptable",
        "AFDA",
    )
    FAILED_TO_ATTEND = "failed_to_attend", "Failed to Attend", "AFTA"
    ATTENDED_FAILED_TO_COMPLY = "attended_failed_to_comply", "Attended - Failed to Comply", "AFTC"
    WITHDRAWN = "withdrawn", "Withdrawn", "AP01"
    APPOINTMENT_KEPT = "appointment_kept", "Appointment Kept", "APPK"
    FAILED_TO_COMPLY_WITH_OTHER_INSTRUCTION = (
        "failed_to_comply_with_other_instruction",
        "Failed to Comply with other Instruction",
        "ATFI",
    )
    ATTENDED_SENT_HOME_BEHAVIOUR = (
        "attended_sent_home_behaviour",
        "Attended - Sent Home (behaviour)",
        "ATSH",
    )
    ATTENDED_SENT_HOME_SERVICE_ISSUES = (
        "attended_sent_home_service_issues",
        "Attended - Sent Home (service issues)",
        "ATSS",
    )
    ATTENDED_COMPLIED = "attended_complied", "Attended - Complied", "ATTC"
    ATTENDED_SENT_HOME_CONTRACTOR_ISSUES = (
        "attended_sent_home_contractor_issues",
        "Attended - Sent Home (contractor issues)",
        "CO01",
    )
    ACCEPTABLE_ABSENCE_PROFESSIONAL_JUDGEMENT = (
        "acceptable_absence_professional_judgement",
        "Acceptable Absence-Professional Judgement Decision",
        "CO05",
    )
    ACCEPTABLE_FAILURE = (
        "acceptable_failure",
        "Acceptable Failure - None in following 12 months",
        "CO10",
    )
    YOT_BREACH_NOT_ENFORCEABLE = (
        "yot_breach_not_enforceable",
        "YOT Breach - Not Enforceable",
        "CO39",
    )
    SUSPENDED = "suspended", "Suspended", "CO40"
    RESCHEDULED_OFFENDER_REQUEST = (
        "rescheduled_offender_request",
        "Rescheduled - Offender Request",
        "RSOF",
    )
    RESCHEDULED_SERVICE_REQUEST = (
        "rescheduled_service_request",
        "Rescheduled - Service Request",
        "RSSR",
    )
    TEST_ADMITTED_USE = "test_admitted_use", "Test - Admitted Use", "TADM"
    TEST_CLINIC_CANCELLED = "test_clinic_cancelled", "Test - Clinic Cancelled", "TCLC"
    TEST_CLEAN_ACCEPTABLE_SUITABLE = (
        "test_clean_acceptable_suitable",
        "Test - Clean / Acceptable / Suitable",
        "TCLN",
    )
    TEST_NOT_CLEAN_NOT_ACCEPTABLE_UNSUITABLE = (
        "test_not_clean_not_acceptable_unsuitable",
        "Test - Not Clean / Not Acceptable / Unsuitable",
        "TDRT",
    )
    TEST_NOT_TESTED = "test_not_tested", "Test - Not Tested", "TNTD"
    TEST_REFUSED = "test_refused", "Test - Refused", "TRFS"
    TEST_UNDETERMINED = "test_undetermined", "Test - Undetermined", "TUKN"
    UNACCEPTABLE_ABSENCE = "unacceptable_absence", "Unacceptable Absence", "UAAB"
    UNACCEPTABLE_BEHAVIOUR = "unacceptable_behaviour", "Unacceptable Behaviour", "UBHV"
