using System.Text;

namespace HealthNeeds.Dashboard.Api.Search;

/// <summary>Names as they are compared, and how well one fits what is sought.</summary>
internal static class PlainText
{
    /// <summary>The fit of a name that does not hold the text.</summary>
    public const int NotAtAll = 8;

    /// <summary>Small letters and digits with one space between words: "St. John’s &amp; Park" is "st johns park".</summary>
    public static string Of(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                plain.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '’' or '.') && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>0 for the name itself, 1 where it begins with the text, 2 where a word of it does, 3 where it holds it.</summary>
    public static int Fit(string name, string sought)
    {
        if (name.StartsWith(sought, StringComparison.Ordinal))
            return name.Length == sought.Length ? 0 : 1;
        if (HasWord(name, sought))
            return 2;
        return name.Contains(sought, StringComparison.Ordinal) ? 3 : NotAtAll;
    }

    private static bool HasWord(string name, string beginning)
    {
        var at = name.IndexOf(beginning, StringComparison.Ordinal);
        while (at > 0 && name[at - 1] != ' ')
            at = name.IndexOf(beginning, at + 1, StringComparison.Ordinal);
        return at >= 0;
    }
}
