import PageDescription

/// The objects that hold a document together: catalog, page, structure tree, output intent (ISO 32000-1, 7.7; ISO 19005-3; ISO 14289-1).
struct DocumentBones {
  let numbers: PreparedPage.Numbers
  let pages: Int
  let tree: Int
  let parents: Int
  let profile: Int
  let specification: Int?
  let contents: [Int]
  let structure: StructurePlan
  let sheet: Sheet
  let attachment: Attachment.Kind?
  let signature: SignatureField?
  /// The form XObject that a signature shows as.
  let appearance: Int?

  func write(to objects: inout ObjectWriter) {
    objects.write(numbers.catalog, writeCatalog)
    objects.write(pages) { bytes in
      bytes += "<</Type/Pages/Count 1/Kids["
      bytes.append(reference: numbers.page)
      bytes += "]>>"
    }
    objects.write(numbers.page, writePage)
    objects.write(tree) { bytes in
      bytes += "<</Type/StructTreeRoot/K "
      bytes.append(reference: numbers.document)
      bytes += "/ParentTree "
      bytes.append(reference: parents)
      bytes += "/ParentTreeNextKey "
      bytes.append(decimal: structure.annotationCount + 1)
      bytes += ">>"
    }
    objects.write(numbers.document) { bytes in
      bytes += "<</Type/StructElem/S/Document/P "
      bytes.append(reference: tree)
      bytes += "/K"
      Self.write(structure.topElements, to: &bytes)
      bytes += ">>"
    }
    objects.write(parents) { bytes in
      bytes += "<</Nums[0"
      Self.write(structure.contentElements, to: &bytes)
      for entry in structure.annotationElements {
        bytes.append(decimal: entry.key)
        bytes.append(UInt8(ascii: " "))
        bytes.append(reference: entry.element)
        bytes.append(UInt8(ascii: " "))
      }
      bytes += "]>>"
    }
    if let signature { write(signature, to: &objects) }
  }

  private static func write(_ references: [Int], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (i, number) in references.enumerated() {
      if i > 0 { bytes.append(UInt8(ascii: " ")) }
      bytes.append(reference: number)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private func writeCatalog(to bytes: inout [UInt8]) {
    bytes += "<</Type/Catalog/Pages "
    bytes.append(reference: pages)
    bytes += "/Metadata "
    bytes.append(reference: numbers.metadata)
    bytes += "/Lang"
    bytes.append(literal: sheet.language.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    bytes += "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true"
    if sheet.isRightToLeft { bytes += "/Direction/R2L" }
    bytes += ">>/StructTreeRoot "
    bytes.append(reference: tree)
    bytes += "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile "
    bytes.append(reference: profile)
    bytes += ">>]"
    if let specification, let attachment {
      bytes += "/AF["
      bytes.append(reference: specification)
      bytes += "]/Names<</EmbeddedFiles<</Names["
      bytes.append(text: attachment.name)
      bytes.append(UInt8(ascii: " "))
      bytes.append(reference: specification)
      bytes += "]>>>>"
    }
    if let widget = structure.widget {
      // Signed, and to be added to only by appending (12.7.2).
      bytes += "/AcroForm<</SigFlags 3/Fields["
      bytes.append(reference: widget)
      bytes += "]>>"
    }
    bytes += ">>"
  }

  private func writePage(to bytes: inout [UInt8]) {
    bytes += "<</Type/Page/Parent "
    bytes.append(reference: pages)
    for name in ["/MediaBox[0 0 ", "/TrimBox[0 0 "] {
      bytes += name
      bytes.append(sheet.trim.width.points, decimals: 3)
      bytes.append(UInt8(ascii: " "))
      bytes.append(sheet.trim.height.points, decimals: 3)
      bytes.append(UInt8(ascii: "]"))
    }
    bytes += "/Resources "
    bytes.append(reference: numbers.resources)
    bytes += "/Contents"
    Self.write(contents, to: &bytes)
    bytes += "/StructParents 0/Tabs/S"
    if !structure.annotations.isEmpty {
      bytes += "/Annots"
      Self.write(structure.annotations, to: &bytes)
    }
    bytes += ">>"
  }

  /// The field, which is its own annotation: a signature that shows in its box or nowhere on the page (12.7.4.5), and has a name for those
  /// who listen in both cases (ISO 14289-1, 7.18.4).
  private func write(_ signature: SignatureField, to objects: inout ObjectWriter) {
    guard let widget = structure.widget, let element = structure.formElement, let parent = structure.widgetParent else { return }
    objects.write(element) { bytes in
      bytes += "<</Type/StructElem/S/Form/P "
      bytes.append(reference: numbers.document)
      bytes += "/Pg "
      bytes.append(reference: numbers.page)
      bytes += "/K<</Type/OBJR/Pg "
      bytes.append(reference: numbers.page)
      bytes += "/Obj "
      bytes.append(reference: widget)
      bytes += ">>>>"
    }
    objects.write(widget) { bytes in
      bytes += "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/TU"
      bytes.append(text: signature.name)
      // Printed, and its place is locked.
      bytes += "/F 132/Rect["
      for (i, edge) in (signature.appearance?.frame.edges(sheet.trim.height.points) ?? [0, 0, 0, 0]).enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: " ")) }
        bytes.append(edge, decimals: 3)
      }
      bytes.append(UInt8(ascii: "]"))
      if let appearance {
        bytes += "/AP<</N "
        bytes.append(reference: appearance)
        bytes += ">>"
      }
      bytes += "/P "
      bytes.append(reference: numbers.page)
      bytes += "/StructParent "
      bytes.append(decimal: parent)
      bytes += "/V "
      bytes.append(reference: numbers.signature!)
      bytes += ">>"
    }
  }
}
