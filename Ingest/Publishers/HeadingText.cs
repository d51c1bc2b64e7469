using System.Text;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>Headings as words only, for publishers who change brackets and capitals between editions.</summary>
internal static class HeadingText
{
    /// <summary>"Burglary, rate per 1,000 'at-risk properties'" becomes "burglary_rate_per_1_000_at_risk_properties".</summary>
    public static string Words(string heading)
    {
        var words = new StringBuilder(heading.Length);
        foreach (var letter in heading.Replace("%", " percent ", StringComparison.Ordinal))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                words.Append(char.ToLowerInvariant(letter));
            else if (letter is not ('\'' or '’' or '‘') && words.Length > 0 && words[^1] != '_')
                words.Append('_');
        }

        return words.ToString().TrimEnd('_');
    }
}
