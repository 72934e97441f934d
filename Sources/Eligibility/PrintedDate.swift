import Courses
import Diagnostics
import Rosters

extension EligibilityRules {
  /// The date on the certificate. The first that applies:
  /// 1. an override: the learner's own, else the configuration's;
  /// 2. the available date, once it is past (`end_with_date`);
  /// 3. the course's end (`end`);
  /// 4. the day the certificate was made: in a self-paced course the day the learner completed it, if the roster says so; else the day
  ///    of the first issue; else today. Days are UTC.
  ///
  /// Steps 2 and 3 are for instructor-paced courses: a self-paced one has no day on which everybody's certificates appear.
  func printedDate(for learner: Learner, firstIssued: Moment?) -> CalendarDate {
    if let date = learner.dateOverride { return date }
    if let date = folder.dateForAll(availableBy: now) { return date }
    if folder.course.pacing.value == .selfPaced, let completed = learner.completed { return completed }
    return (firstIssued ?? now).date
  }
}

extension CourseFolder {
  /// Steps 1 to 3 without what is the learner's own: the date that is on everybody's certificate, if there is one.
  /// - Parameter now: an available date after it does not count yet; `nil` counts it already, as a preview does.
  func dateForAll(availableBy now: Moment?) -> CalendarDate? {
    if let date = certificate.printedDate { return date.value }
    guard course.pacing.value == .instructor else { return nil }
    switch certificate.availability.behavior {
    case .earlyNoInfo: return nil
    case .end: return course.end?.value.date
    case .endWithDate:
      guard let date = certificate.availability.date?.value else { return nil }
      if let now, now < date { return nil }
      return date.date
    }
  }
}
