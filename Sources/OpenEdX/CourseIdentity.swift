import Diagnostics

/// What the course is: organization code, number and run, from `course.xml`.
struct CourseIdentity {
  var org: Located<String>
  var number: Located<String>
  /// The `url_name`: also the name of the folder in `policies/` and of the file in `course/`.
  var run: Located<String>
  var root: CourseElement
}

extension ExportReading {
  mutating func identity() -> CourseIdentity? {
    guard let root = element("course.xml") else { return nil }
    var missing = false
    func attribute(_ name: String, _ findings: inout DiagnosticList) -> Located<String> {
      if let text = root.attributes[name]?.onOneLine { return Located(text, at: root.location) }
      findings.add(ExportProblem.missingAttribute(name), at: root.location)
      missing = true
      return Located("", at: root.location)
    }
    let identity = CourseIdentity(
      org: attribute("org", &findings), number: attribute("course", &findings), run: attribute("url_name", &findings), root: root)
    guard !missing else { return nil }
    // The run becomes part of file names.
    guard !identity.run.value.contains("/"), identity.run.value != "..", identity.run.value != "." else {
      findings.add(ExportProblem.unusableRun(identity.run.value), at: root.location)
      return nil
    }
    return identity
  }

  mutating func settings(of identity: CourseIdentity) -> CourseSettings? {
    let run = identity.run.value
    // `course.xml` is a mere pointer as a rule; by hand, and long ago, it held the course itself.
    var element = identity.root
    if files.settings["course/\(run).xml"] != nil {
      guard let course = self.element("course/\(run).xml") else { return nil }
      element = course
    }
    let names = ["policies/\(run)/policy.json", "policies/\(run).json"]
    guard let name = names.first(where: { files.settings[$0] != nil }) else {
      findings.add(ExportProblem.missingFile(files.displayName(names[0])))
      return nil
    }
    guard let policy = json(name) else { return nil }
    guard let courses = policy.value.object else {
      findings.add(ExportProblem.policyKeyMissing(expected: "course/\(run)"), at: policy.location)
      return nil
    }
    let expected = "course/\(run)"
    if let members = courses[expected]?.value.object { return CourseSettings(policy: members, element: element) }
    let others = courses.filter { $0.key.hasPrefix("course/") && $0.value.value.object != nil }
    guard others.count == 1, let other = others.first else {
      findings.add(ExportProblem.policyKeyMissing(expected: expected), at: policy.location)
      return nil
    }
    findings.add(ExportProblem.policyKeyDiffers(expected: expected, used: other.key), at: other.value.location)
    return CourseSettings(policy: other.value.value.object ?? [:], element: element)
  }

  /// - Returns: `nil` with an error among the findings when the file isn't there or isn't the XML of a course.
  private mutating func element(_ name: String) -> CourseElement? {
    guard let bytes = files.settings[name] else {
      findings.add(ExportProblem.missingFile(files.displayName(name)))
      return nil
    }
    do throws(Diagnostic) {
      return try CourseElement.read(bytes, file: files.displayName(name))
    } catch {
      findings.add(error.problem, at: error.location)
      return nil
    }
  }

  /// - Returns: `nil` with an error among the findings when the file isn't JSON. The file must be there.
  mutating func json(_ name: String) -> Located<JSONValue>? {
    do throws(JSONReader.SyntaxError) {
      return try JSONReader.read(files.settings[name] ?? [], from: .file(files.displayName(name)))
    } catch {
      findings.add(ExportProblem.invalidJSON(expected: error.expected), at: error.location)
      return nil
    }
  }
}
