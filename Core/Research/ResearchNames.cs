using System.Text;

namespace HealthNeeds.Core.Research;

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
