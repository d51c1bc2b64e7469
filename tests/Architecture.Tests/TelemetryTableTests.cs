using System.Text.RegularExpressions;

namespace HealthNeeds.Architecture.Tests;

/// <summary>docs/operations.md has every metric and span of the code, by the names that OTLP and Prometheus give them, and no others.</summary>
public sealed partial class TelemetryTableTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root.FullName, "docs", "operations.md"));
    private static readonly string Code = string.Join('\n', Repository.Projects.SelectMany(Repository.Sources).Select(f => SpelledOut(File.ReadAllText(f.FullName))));

    [Fact]
    public void Metrics_HoweverTheyAreWritten_AreAllSeen() =>
        Made().Count(Code).Should().Be(Making().Count(Code), "an instrument whose name or unit cannot be read from the code is held to no document");

    [Theory]
    [InlineData("""const string Name = "healthneeds.views"; x.CreateCounter<long>(Name, "{view}", "");""", "healthneeds.views")]
    [InlineData("""x.CreateCounter<long>("healthneeds.pulls", "{pull}", "");""", "healthneeds.pulls")]
    public void Names_OfInstruments_AreRead_WrittenOutOrAsConstants(string code, string name) =>
        Made().Matches(SpelledOut(code)).Select(m => m.Groups["name"].Value).Should().Equal(name);

    [Fact]
    public void Metrics_OfTheCode_AreThoseOfTheDocument()
    {
        var made = Made().Matches(Code).Select(m => m.Groups["name"].Value).ToList();
        made.Should().NotBeEmpty();
        Told().Matches(Document).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(made);
    }

    [Fact]
    public void Metrics_AreToldByTheirNamesForPrometheusToo() =>
        Made().Matches(Code).Select(m => $"`{Prometheus(m.Groups["kind"].Value, m.Groups["name"].Value, m.Groups["unit"].Value)}`")
            .Where(name => !Document.Contains(name, StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void Spans_OfTheCode_AreInTheDocument() =>
        Started().Matches(Code).Select(m => m.Groups["name"].Value.Trim()).Where(name => !Regex.IsMatch(Document, $"`{Regex.Escape(name)}[ `]", RegexOptions.None, TimeSpan.FromSeconds(1))).Should().BeEmpty();

    /// <summary>A file's text with its constants in place where an instrument is made by them.</summary>
    private static string SpelledOut(string text) => Constants().Matches(text).Aggregate(text, (whole, constant) =>
        whole.Replace($"({constant.Groups["id"].Value},", $"(\"{constant.Groups["name"].Value}\",", StringComparison.Ordinal));

    /// <summary>Dots become underscores; the unit is added where the name does not end in it, and "_total" to what only grows.</summary>
    private static string Prometheus(string kind, string name, string unit)
    {
        var (plain, suffix) = (name.Replace('.', '_'), unit switch { "s" => "_seconds", "By" => "_bytes", _ => string.Empty });
        return plain + (plain.EndsWith(suffix, StringComparison.Ordinal) ? string.Empty : suffix) + (kind == "Counter" ? "_total" : string.Empty);
    }

    [GeneratedRegex("""\.Create(?<kind>Counter|Histogram|ObservableGauge)(?:<\w+>)?\("(?<name>healthneeds\.[a-z.]+)"(?:, \w+)?, "(?<unit>[^"]*)""", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Made();

    [GeneratedRegex(@"\.Create(Observable)?(Counter|UpDownCounter|Histogram|Gauge)(<\w+>)?\(", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Making();

    [GeneratedRegex("""const string (?<id>\w+) = "(?<name>healthneeds\.[a-z.]+)";""", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Constants();

    [GeneratedRegex(@"\| (?:[^|\n]*, )?`(?<name>healthneeds\.[a-z.]+)`(?= \| `healthneeds_)", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Told();

    [GeneratedRegex("""StartActivity\(\$?"(?<name>[a-z. ]+)""", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Started();
}
