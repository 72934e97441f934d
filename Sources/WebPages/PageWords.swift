import Courses

/// The page's own sentences in one language. What the certificate itself says comes from its layout.
struct PageWords: Sendable, TagSource {
  var direction = "ltr"
  var issuedOn: String
  var offeredBy: String
  var effort: String
  var notedBy: String
  var certificateID: String
  var keepAndShare: String
  var downloadPDF: String
  var print: String
  var addToLinkedIn: String
  var shareOnX: String
  var shareOnFacebook: String
  var proof: String
  var badge: String
  var badgeHolds: String
  var backpack: String
  var downloadBadge: String
  var backpackUpload: String
  var backpackUnchanged: String
  /// One sentence for search engines and link previews.
  var summary: @Sendable (_ learner: String, _ certificate: String, _ course: String, _ issuer: String) -> String
  var pictureAlternative: @Sendable (_ certificate: String, _ learner: String, _ course: String) -> String
  var badgeAlternative: @Sendable (_ course: String, _ issuer: String) -> String
  var hours: @Sendable (Effort) -> String
  /// What the learner says on X, before the address.
  var post: @Sendable (_ certificate: String, _ course: String, _ issuer: String) -> String
  var printing: @Sendable (_ paper: String) -> String
  var proofText: @Sendable (_ issuer: String) -> String
  /// The last word of a badge's file name.
  var badgeFile: String
}

extension PageWords {
  /// The words in a certificate's language, or in English when the page does not speak it.
  /// - Parameter language: BCP 47; `es-MX` finds `es`.
  /// - Returns: the words, the same as the template's tags, and the language that they are in.
  static func words(for language: String) -> (words: PageWords, tags: TagValues, language: String) {
    let primary = primary(language)
    let found = tables[primary] == nil ? "en" : primary
    let (words, tags) = tables[found]!
    return (words, tags, found)
  }

  private static let tables = ["en": english, "es": spanish].mapValues { (words: $0, tags: TagValues($0)) }

  /// The primary subtag (RFC 5646, 2.2.1), in lower case.
  static func primary(_ language: String) -> String { String(language.lowercased().prefix { $0 != "-" && $0 != "_" }) }

  static let english = PageWords(
    issuedOn: "Issued on",
    offeredBy: "Offered by",
    effort: "Effort",
    notedBy: "Noted by",
    certificateID: "Certificate ID",
    keepAndShare: "Keep it, show it",
    downloadPDF: "Download PDF",
    print: "Print",
    addToLinkedIn: "Add to LinkedIn profile",
    shareOnX: "Share on X",
    shareOnFacebook: "Share on Facebook",
    proof: "This page is the proof",
    badge: "The badge",
    badgeHolds: "A picture with the award written inside. It can be shown wherever Open Badges are understood.",
    backpack: "Take it to a backpack",
    downloadBadge: "Download the badge.",
    backpackUpload: "Sign in to your backpack and upload the file there, with the e-mail address that you use for this course.",
    backpackUnchanged: "Keep the file as it is: editing or converting the picture would remove the award from it.",
    summary: { "\($0) was awarded the \($1) in \($2) by \($3)." },
    pictureAlternative: { "\($0) of \($1) in \($2). What it says follows as text." },
    badgeAlternative: { "Badge for \($0), \($1)" },
    hours: { effort in
      func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number)\u{A0}\(number == 1 ? one : many)" }
      return
        "\(count(effort.hours, "hour", "hours")): \(count(effort.weeks, "week", "weeks")), \(count(effort.hoursPerWeek, "hour", "hours")) a week"
    },
    post: { "I was awarded the \($0) in “\($1)” by \($2)." },
    printing: { "Printing this page gives the certificate alone, on one sheet (\($0))." },
    proofText: {
      "\($0) publishes it. Make sure that your browser shows the address below, and that the name, the course and the date are those of the document that you were shown."
    },
    badgeFile: "badge")

  static let spanish = PageWords(
    issuedOn: "Fecha de expedición",
    offeredBy: "Impartido por",
    effort: "Dedicación",
    notedBy: "Refrendado por",
    certificateID: "Número del certificado",
    keepAndShare: "Guárdelo, muéstrelo",
    downloadPDF: "Descargar el PDF",
    print: "Imprimir",
    addToLinkedIn: "Añadir al perfil de LinkedIn",
    shareOnX: "Compartir en X",
    shareOnFacebook: "Compartir en Facebook",
    proof: "Esta página es la prueba",
    badge: "La insignia",
    badgeHolds: "Una imagen que lleva el reconocimiento escrito dentro. Puede mostrarse en cualquier sitio que acepte Open Badges.",
    backpack: "Llevarla a una mochila de insignias",
    downloadBadge: "Descargue la insignia.",
    backpackUpload: "Entre en su mochila y suba allí el archivo, con la misma dirección de correo que usa en este curso.",
    backpackUnchanged: "Conserve el archivo tal como está: al editar o convertir la imagen se perdería el reconocimiento.",
    summary: { "\($0) obtuvo el \($1) en \($2), otorgado por \($3)." },
    pictureAlternative: { "\($0) de \($1) en \($2). Lo que dice figura a continuación como texto." },
    badgeAlternative: { "Insignia de \($0), \($1)" },
    hours: { effort in
      func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number)\u{A0}\(number == 1 ? one : many)" }
      return
        "\(count(effort.hours, "hora", "horas")): \(count(effort.weeks, "semana", "semanas")), \(count(effort.hoursPerWeek, "hora", "horas")) por semana"
    },
    post: { "He obtenido el \($0) en «\($1)», otorgado por \($2)." },
    printing: { "Al imprimir esta página sale solo el certificado, en una hoja (\($0))." },
    proofText: {
      "La publica \($0). Compruebe que su navegador muestra la dirección que figura abajo y que el nombre, el curso y la fecha son los del documento que le han mostrado."
    },
    badgeFile: "insignia")
}
