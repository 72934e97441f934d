import Courses
import Foundation
import Testing

@Suite struct CalendarDateTests {
  @Test func everyDayIsTheOneAfterTheDayBefore() throws {
    var date = try #require(CalendarDate(year: 1896, month: 1, day: 1))
    var days = date.daysSince1970
    while date.year < 2105 {
      #expect(date.daysSince1970 == days)
      #expect(CalendarDate(daysSince1970: days) == date)
      let next =
        CalendarDate(year: date.year, month: date.month, day: date.day + 1) ?? CalendarDate(year: date.year, month: date.month + 1, day: 1)
        ?? CalendarDate(year: date.year + 1, month: 1, day: 1)
      let following = try #require(next)
      #expect(date < following)
      date = following
      days += 1
    }
  }

  @Test(arguments: [("1970-01-01", 0), ("2000-03-01", 11_017), ("2026-11-24", 20_781), ("1969-12-31", -1), ("0001-01-01", -719_162)])
  func agreesWithTheCalendar(text: String, days: Int) throws {
    let date = try #require(CalendarDate(iso: text))
    #expect(date.daysSince1970 == days)
    #expect(date.description == text)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2026-01-00", "0000-01-01", "2026-1-1", "20260101", "2026/01/01",
    "2026-01-01 ", "+026-01-01", "２０２６-01-01", "", "2026-01-1é",
  ])
  func refusesWhatIsNoDay(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func knowsLeapYears() {
    #expect([2024, 2000, 1900, 2026].map { CalendarDate.days(in: 2, of: $0) } == [29, 29, 28, 28])
  }

  @Test func survivesJSON() throws {
    let date = try #require(CalendarDate(iso: "2026-02-28"))
    #expect(try JSONDecoder().decode([CalendarDate].self, from: JSONEncoder().encode([date])) == [date])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([CalendarDate].self, from: Data(#"["2026-02-30"]"#.utf8)) }
  }
}

@Suite struct MomentTests {
  @Test(arguments: [
    ("2027-02-24T00:30:00Z", "2027-02-24T00:30:00Z"), ("2027-02-24T00:30:00+00:00", "2027-02-24T00:30:00Z"),
    ("2027-02-24T00:30:00-05:00", "2027-02-24T05:30:00Z"), ("2027-02-24T00:30:00+0530", "2027-02-23T19:00:00Z"),
    ("2027-02-24T00:30:00+05", "2027-02-23T19:30:00Z"), ("2027-02-24 00:30", "2027-02-24T00:30:00Z"),
    ("2027-02-24T00:30:15.250000Z", "2027-02-24T00:30:15Z"), ("2027-02-24", "2027-02-24T00:00:00Z"),
    ("2027-01-01t00:00:00z", "2027-01-01T00:00:00Z"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
    ("2024-02-28T23:00:00-02:00", "2024-02-29T01:00:00Z"),
  ])
  func readsTimesAsTheyAreWritten(text: String, moment: String) {
    #expect(Moment(iso: text)?.description == moment)
  }

  @Test(arguments: [
    "", "2027-02-30T00:00:00Z", "2027-02-24T24:00:00Z", "2027-02-24T00:60:00Z", "2027-02-24T00:00:60Z", "2027-02-24T00", "2027-02-24T",
    "2027-02-24T00:00:00.Z", "2027-02-24T00:00:00+24:00", "2027-02-24T00:00:00+", "2027-02-24T00:00:00Zulu", "2027-02-24T+1:00",
    "2027-02-24X00:00:00", "2027-02-24T00:00:00 Z", "2027-02-24T00:00:00+05:", "2027-02-24T٠٠:00:00Z",
  ])
  func refusesWhatIsNoTime(text: String) {
    #expect(Moment(iso: text) == nil)
  }

  @Test func writesWhatItReads() {
    var generator = SeededGenerator()
    for _ in 0..<2000 {
      let moment = Moment(secondsSince1970: Int.random(in: -62_135_596_800...253_402_300_799, using: &generator))
      #expect(Moment(iso: moment.description) == moment)
    }
  }

  @Test func theDayBeginsAtMidnightUTC() throws {
    for days in stride(from: -30_000, through: 60_000, by: 997) {
      let start = Moment(startOf: CalendarDate(daysSince1970: days))
      #expect(start.date.daysSince1970 == days)
      #expect(Moment(secondsSince1970: start.secondsSince1970 - 1).date.daysSince1970 == days - 1)
      #expect(Moment(secondsSince1970: start.secondsSince1970 + 86_399).date.daysSince1970 == days)
    }
  }
}
