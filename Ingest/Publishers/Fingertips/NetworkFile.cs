using System.Globalization;
using System.Text.RegularExpressions;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>
/// Which primary care network each GP practice belonged to: what the parent columns of an indicator by practice say. Nothing else of the file is read
/// here; its figures are <see cref="FingertipsPracticeFile"/>'s.
/// </summary>
internal static partial class NetworkFile
{
    public const string Source = "ohid-networks";
    public const string File = "fingertips_93930_ae_0_4_gp_practice_pcn_2021_22.csv";

    private const string Practices = "GPs";

    /// <summary>What Fingertips calls the parent of practices that are in no network.</summary>
    private const string None = "not allocated to a PCN";

    /// <returns>Each practice once, and the day of the networks as "2023-10-27", which a heading tells.</returns>
    /// <exception cref="InvalidDataException">No heading tells the edition of the networks.</exception>
    public static (IReadOnlyList<NetworkPractice> Practices, string Edition) Read(IRawTables tables)
    {
        var (table, report) = tables.Open(Source, File);
        using var _ = table;
        var (type, code, network, name) = (table.Column("Area Type"), table.Column("Area Code"), table.Column("Parent Code"), table.Column("Parent Name"));
        var found = new List<NetworkPractice>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            var practice = table.Area(code);
            if (table[type] != Practices)
                report.Reject(RowRules.Level, table.Line, table[type], "Only practices have a network as their parent.", table[type], "a GP practice");
            else if (table[name].Contains(None, StringComparison.OrdinalIgnoreCase))
                report.Reject(RowRules.LeftOut, table.Line, practice, "The practice is in no network.", table[name], "a network");
            else if (!PracticeShare.IsPractice(practice) || !NetworkPractice.IsNetwork(table[network]))
                report.Reject(RowRules.UnknownArea, table.Line, practice, "A practice and a network have an ODS code.", $"{practice} in {table[network]}", "as in C85001 in U36780");
            else if (report.IsFirst(table.Line, practice, seen))
            {
                report.Keep();
                found.Add(new NetworkPractice(practice, table[network], table[name].Trim()));
            }
        }

        return (found, EditionOf(table.Headings));
    }

    private static string EditionOf(IReadOnlyList<string> headings) =>
        headings.Select(h => Edition().Match(h)).FirstOrDefault(m => m.Success) is { } match
            ? DateOnly.ParseExact(match.Groups["day"].Value, "dd/MM/yy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : throw new InvalidDataException($"{File}: expected a heading that tells the edition of networks, as in \"PCNs (v. 27/10/23)\"; found {string.Join(", ", headings)}.");

    [GeneratedRegex(@"PCNs \(v\. (?<day>[0-9]{2}/[0-9]{2}/[0-9]{2})\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Edition();
}
