/// The version of what issues, as documents and the command line say it.
public enum LaurelVersion {
  public static let text = "0.1.0"
}
