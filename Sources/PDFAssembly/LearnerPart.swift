import Crypto
import FontPrograms
import PageDescription

/// Writes what one learner's document has of its own behind a prepared page: content, fonts, metadata, attachment, structure.
struct LearnerPart {
  let prepared: PreparedPage
  let fonts: OpenFonts
  let artworks: ArtStore

  func document(
    _ sheet: LaidParts, created: PDFMoment, attachment: Attachment?, signature: Signature?
  ) throws(AssemblyProblem) -> AssembledDocument {
    let numbers = prepared.numbers
    let height = prepared.sheet.trim.height.points
    let start = prepared.prefix.count
    let part = DocumentPart(
      objects: ObjectWriter(firstNumber: prepared.firstNumber, start: start, capacity: 24_000), programs: fonts, artworks: artworks,
      prefix: "L", packing: .raw)
    let last = prepared.items.last.map { max($0.elements.upperBound, $0.annotations.upperBound) } ?? 0
    _ = part.objects.reserve(max(last, (numbers.signature ?? numbers.attachment ?? numbers.information) + 1) - prepared.firstNumber)

    var content = ContentWriter(part: part, colors: .screen, height: height, language: prepared.sheet.language, capacity: 2048)
    content.append("q\n")
    let bounds = InkBounds(fonts: fonts, height: height)
    var drawn = -1
    for (own, itemNumbers) in zip(sheet.learner, prepared.items) {
      if own.precedingFixedItems != drawn, let before = prepared.interleaved[own.precedingFixedItems] { content.append(before) }
      drawn = own.precedingFixedItems
      let links = try content.write(own.item, itemNumbers)
      let box = itemNumbers.structure.shape == .element(.figure) ? try bounds.box(of: own.item.contents) : nil
      try itemNumbers.writeElements(of: own.item, document: numbers.document, page: numbers.page, box: box, to: &part.objects)
      try itemNumbers.writeAnnotations(links, of: own.item, page: numbers.page, to: &part.objects)
    }
    content.append("Q\n")
    part.objects.write(numbers.content, stream: content.bytes) { _ in }
    part.objects.write(numbers.resources) { content.use.write(to: &$0, after: prepared.use) }
    do throws(FontProgramProblem) { try part.writeFonts() } catch { throw AssemblyProblem(error) }

    let metadata = Metadata(
      title: sheet.title, author: prepared.sheet.author, subject: prepared.sheet.subject, language: prepared.sheet.language,
      created: created, claims: .archival)
    part.objects.write(numbers.metadata, stream: metadata.packet()) { $0 += "/Type/Metadata/Subtype/XML" }
    part.objects.write(numbers.information) { metadata.writeInformation(to: &$0) }
    if let attachment, let number = numbers.attachment {
      part.objects.write(number, stream: attachment.bytes) {
        attachment.kind.writeStreamEntries(to: &$0, size: attachment.bytes.count, modified: created)
      }
    }
    var hole: SignatureHole?
    if let signature, let number = numbers.signature {
      hole = SignatureHole(signature.field, number: number, created: created, in: &part.objects)
    }
    return try finish(part.objects, hole: hole, signature: signature)
  }

  /// Puts both parts together, and closes the file with its cross-reference table and trailer (ISO 32000-1, 7.5.4 and 7.5.5).
  private func finish(
    _ objects: ObjectWriter, hole: SignatureHole?, signature: Signature?
  ) throws(AssemblyProblem) -> AssembledDocument {
    var hash = prepared.prefixHash
    hash.update(data: objects.bytes)
    // The file's identifier is what it holds (14.4): the same content, the same file.
    let identifier = Array(hash.finalize().prefix(16))
    let table = prepared.prefix.count + objects.bytes.count
    var end: [UInt8] = []
    end.reserveCapacity(prepared.crossReferences.count + objects.offsets.count * 20 + 256)
    end += "xref\n0 "
    end.append(decimal: objects.nextNumber)
    end.append(UInt8(ascii: "\n"))
    end += prepared.crossReferences
    objects.crossReferences(into: &end)
    end += "trailer\n<</Size "
    end.append(decimal: objects.nextNumber)
    end += "/Root "
    end.append(reference: prepared.numbers.catalog)
    end += "/Info "
    end.append(reference: prepared.numbers.information)
    end += "/ID[<"
    end.append(hex: identifier)
    end += "><"
    end.append(hex: identifier)
    end += ">]>>\nstartxref\n"
    end.append(decimal: table)
    end += "\n%%EOF\n"

    var file: [UInt8] = []
    file.reserveCapacity(table + end.count)
    file += prepared.prefix
    file += objects.bytes
    file += end
    if let hole, let signature {
      let place = try hole.fill(&file, start: prepared.prefix.count, by: signature)
      return AssembledDocument(bytes: file, digest: Array(SHA256.hash(data: file)), signature: place)
    }
    hash.update(data: end)
    return AssembledDocument(bytes: file, digest: Array(hash.finalize()), signature: nil)
  }
}
