using System.Text;
using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Research;

/// <summary>An organisation that awards were made to, under the one name that is shown for it, and where it is.</summary>
/// <param name="Names">Every name that registers print for it.</param>
/// <param name="Lsoa">Neighbourhood whose centre is nearest, within 5 km; null where the place is not known or not in England.</param>
/// <param name="Place">How its place is known: one of <see cref="ResearchPlaces"/>.</param>
public sealed record ResearchOrganisation(string Id, string Name, IReadOnlyList<string> Names, string? Postcode, Location? Location, AreaCode? Lsoa, AreaCode? Icb, string Place);

/// <summary>How an organisation's place is known.</summary>
public static class ResearchPlaces
{
    /// <summary>A register prints coordinates.</summary>
    public const string Register = "register";

    /// <summary>Its postcode is one whose coordinates a register prints elsewhere, or that the ONS Postcode Directory has.</summary>
    public const string Postcode = "postcode";

    /// <summary>Its postcode is that of a site of the region's own asset catalogue. Other regions have none there: it counts in no comparison of ICBs.</summary>
    public const string Catalogue = "catalogue";

    /// <summary>Nothing tells, or what tells lies in no neighbourhood of England.</summary>
    public const string Unknown = "unknown";

    public static string Words(string place) => place switch
    {
        Register => "placed by the coordinates that a register prints, at the nearest neighbourhood",
        Postcode => "placed by its postcode, as a register prints it elsewhere or the ONS Postcode Directory has it",
        Catalogue => "placed by its postcode, which the region's asset catalogue places",
        _ => "place unknown: no register gives coordinates, and its postcode is that of no known place in England",
    };
}

/// <summary>Names of categories and organisations as they are compared: registers differ in capitals, signs and small words.</summary>
public static class ResearchNames
{
    /// <summary>Small letters and digits with single blanks, without "the", "&amp;" as "and": "The Royal  Marsden &amp; Co." is "royal marsden and co".</summary>
    public static string Plain(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Replace("&", " and ", StringComparison.Ordinal).Replace("'", string.Empty, StringComparison.Ordinal).Replace("’", string.Empty, StringComparison.Ordinal))
            text.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w != "the"));
    }

    /// <summary>The same with hyphens, as an id: letters beyond a to z are left out.</summary>
    public static string Id(string name) => string.Join('-', string.Concat(Plain(name).Where(c => c == ' ' || char.IsAsciiLetterOrDigit(c))).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A postcode in capitals without blanks, to compare; null where there is none.</summary>
    public static string? Postcode(string? printed) => string.IsNullOrWhiteSpace(printed) ? null : string.Concat(printed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>An ICB's research and burden for one focus area.</summary>
/// <param name="Population">Residents, above 0.</param>
/// <param name="Burden">Expected ill health per resident, England's average being 1.</param>
/// <param name="Awards">Awards under way at organisations placed there, each counted by the share that bears on the focus area.</param>
/// <param name="Pounds">Of these awards, by the same shares.</param>
public sealed record IcbResearch(AreaCode Icb, string Name, int Population, double Burden, double Awards, double Pounds);
