#pragma once

#include <string>
#include <vector>

namespace saksgang::pdf {

// Writes small PDFs for the tests, object by object, with a cross-reference table that holds.
class TestPdf {
 public:
  // The number of the new object, from 1. `body` is its text between «obj» and «endobj».
  int add(std::string body) {
    objects_.push_back(std::move(body));
    return static_cast<int>(objects_.size());
  }

  int add_stream(const std::string& data, const std::string& entries = {}) {
    return add("<< /Length " + std::to_string(data.size()) + " " + entries + " >>\nstream\n" + data + "\nendstream");
  }

  // Reserves a number, for objects that refer to each other.
  int reserve() { return add("null"); }
  void set(int number, std::string body) { objects_[static_cast<std::size_t>(number) - 1] = std::move(body); }

  std::string bytes(int root, const std::string& trailer_entries = {}) const {
    std::string out = "%PDF-1.7\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      offsets.push_back(out.size());
      out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
    }
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(objects_.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
      std::string digits = std::to_string(offset);
      out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    out += "trailer\n<< /Size " + std::to_string(objects_.size() + 1) + " /Root " + std::to_string(root) + " 0 R " +
           trailer_entries + " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return out;
  }

 private:
  std::vector<std::string> objects_;
};

struct TestPage {
  std::vector<std::string> contents;  // content streams; /F1 is Helvetica, /F2 Helvetica-BoldOblique
  std::string entries = "/MediaBox [0 0 400 300]";
  std::string resources = {};  // further ones
};

// A PDF of these pages. Objects: 1 and 2 the fonts, 3 the page tree, then for each page its streams and the page, at
// last the catalog and the information.
inline std::string pdf_of(const std::vector<TestPage>& pages, const std::string& title = {}) {
  TestPdf pdf;
  pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Helvetica-BoldOblique /Encoding /WinAnsiEncoding >>");
  const int tree = pdf.reserve();
  std::string kids;
  for (const TestPage& page : pages) {
    std::string contents;
    for (const std::string& content : page.contents) {
      contents += std::to_string(pdf.add_stream(content)) + " 0 R ";
    }
    const int number = pdf.add("<< /Type /Page /Parent " + std::to_string(tree) + " 0 R " + page.entries +
                               " /Resources << /Font << /F1 1 0 R /F2 2 0 R >> " + page.resources + " >> /Contents [ " +
                               contents + "] >>");
    kids += std::to_string(number) + " 0 R ";
  }
  pdf.set(tree, "<< /Type /Pages /Kids [ " + kids + "] /Count " + std::to_string(pages.size()) + " >>");
  const int root = pdf.add("<< /Type /Catalog /Pages " + std::to_string(tree) + " 0 R >>");
  const int info = pdf.add("<< /Title (" + title + ") >>");
  return pdf.bytes(root, "/Info " + std::to_string(info) + " 0 R");
}

}  // namespace saksgang::pdf
