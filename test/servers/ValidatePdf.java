import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** A line a rule of PDF/UA-1 that a file fails: file, rule, how often, what it asks for; and a line a file: file, "checked", how many checks. */
class ValidatePdf {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files)
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), PDFAFlavour.PDFUA_1);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
        ValidationResult result = validator.validate(parser);
        Map<String, Integer> times = new TreeMap<>();
        Map<String, String> words = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
          String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
          times.merge(rule, 1, Integer::sum);
          words.putIfAbsent(rule, assertion.getMessage() + " " + assertion.getLocation().getContext());
        }
        for (String rule : times.keySet())
          System.out.println(file + "\t" + rule + "\t" + times.get(rule) + "\t" + words.get(rule).replaceAll("\\s+", " "));
        System.out.println(file + "\tchecked\t" + result.getTotalAssertions() + "\t" + result.isCompliant());
      }
  }
}
