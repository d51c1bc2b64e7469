using System.Globalization;
using System.Text.RegularExpressions;

namespace HealthNeeds.Ingest.Publishers.OwnFigures;

/// <summary>What must hold of an own indicator's definition, whoever wrote it: its words stand on pages and in files, and its id names files.</summary>
internal static partial class OwnDefinitionRules
{
    /// <summary>No suppression rule in use is laxer than this (counts of 1 to 4).</summary>
    private const int LeastThreshold = 5;
    private const int MostThreshold = 1000;

    private const int LongestId = 60;
    private const int ShortText = 160;
    private const int LongText = 2000;

    private static readonly AreaLevel[] Levels = [AreaLevel.Lsoa11, AreaLevel.Lsoa21, AreaLevel.Msoa11, AreaLevel.Msoa21, AreaLevel.Ltla21, AreaLevel.Ltla24, AreaLevel.Practice];

    /// <summary>True where a text can be an own indicator's id, and so the name of its files.</summary>
    public static bool IsId(string text) => text.Length <= LongestId && Id().IsMatch(text);

    /// <exception cref="CatalogueException">A rule is broken.</exception>
    public static void Check(string file, OwnDefinition own)
    {
        if (!IsId(own.Id))
            throw new CatalogueException(file, own.Id, "an id such as own-falls-65-plus: own-, then small letters, digits and single hyphens, 60 characters at most", $"'{own.Id}'");
        foreach (var (member, text) in new[] { ("name", own.Name), ("unit", own.Unit), ("provider", own.Provider), ("period", own.Period), ("cadence", own.Cadence), ("denominator", own.Denominator) })
            CheckText(file, own.Id, member, text, ShortText);
        foreach (var (member, text) in new[] { ("definition", own.Definition), ("licence", own.Licence) })
            CheckText(file, own.Id, member, text, LongText);
        foreach (var (member, text) in new[] { ("age", own.Age), ("caveat", own.Caveat), ("focusArea", own.FocusArea), ("noPeopleCounted", own.NoPeopleCounted) }.Where(t => t.Item2 is not null))
            CheckText(file, own.Id, member, text!, LongText);
        CheckContact(file, own);
        CheckNumbers(file, own);
    }

    /// <param name="focusAreas">Ids of those there are.</param>
    /// <exception cref="CatalogueException">Its focus area is none of them.</exception>
    public static void CheckFocus(string file, OwnDefinition own, IReadOnlyCollection<string> focusAreas)
    {
        if (own.FocusArea is { } focus && !focusAreas.Contains(focus, StringComparer.Ordinal))
            throw new CatalogueException(file, own.Id, $"a focus area (one of {string.Join(", ", focusAreas)}), or none", $"'{focus}'");
    }

    /// <summary>A cell that begins as a formula is one to a spreadsheet.</summary>
    private static void CheckText(string file, string id, string member, string text, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new CatalogueException(file, id, $"a {member}", "none");
        if (text.Length > most)
            throw new CatalogueException(file, id, $"a {member} of at most {most} characters", $"{text.Length}");
        if (text.Any(char.IsControl) || "=+-@".Contains(text[0], StringComparison.Ordinal))
            throw new CatalogueException(file, id, $"a {member} in one line that begins with a letter or a number", text.Any(char.IsControl) ? "a line break or another control character" : $"'{text[0]}' at its beginning");
    }

    private static void CheckContact(string file, OwnDefinition own)
    {
        if (!own.Contact.IsAbsoluteUri || own.Contact.Scheme is not ("https" or "mailto"))
            throw new CatalogueException(file, own.Id, "a contact that begins with https:// or mailto:", $"'{own.Contact.OriginalString}'");
    }

    private static void CheckNumbers(string file, OwnDefinition own)
    {
        if (!Levels.Contains(own.Level))
            throw new CatalogueException(file, own.Id, $"a level that figures are read for ({string.Join(", ", Levels.Select(l => l.Id()))})", own.Level.Id());
        if (own.Decimals is < 0 or > 6)
            throw new CatalogueException(file, own.Id, "0 to 6 decimals", own.Decimals.ToString(CultureInfo.InvariantCulture));
        if (own.Minimum >= own.Maximum)
            throw new CatalogueException(file, own.Id, "minimum below maximum", $"{own.Minimum} and {own.Maximum}");
        if (own.Sexes is { } sexes && (sexes.Count == 0 || sexes.Distinct().Count() != sexes.Count))
            throw new CatalogueException(file, own.Id, "each sex that is carried, once", sexes.Count == 0 ? "none" : string.Join(", ", sexes));
        if (own is { SmallNumbersBelow: not null, NoPeopleCounted: not null })
            throw new CatalogueException(file, own.Id, "smallNumbersBelow or noPeopleCounted", "both");
        if (own.SmallNumbersBelow is < LeastThreshold or > MostThreshold)
            throw new CatalogueException(file, own.Id, $"smallNumbersBelow from {LeastThreshold} to {MostThreshold}", $"{own.SmallNumbersBelow}");
    }

    [GeneratedRegex(@"^own(-[a-z0-9]+)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Id();
}
