namespace HealthNeeds.Core.Areas;

/// <summary>The LSOA that a postcode lies in, as the ONS Postcode Directory has it. A postcode may reach over a boundary: the directory gives it to the LSOA of its middle.</summary>
/// <param name="Postcode">As Royal Mail writes it: "S70 1AA".</param>
/// <param name="Lsoa">Of 2021, in England.</param>
/// <param name="Terminated">The month from which it was no longer in use: "1996-06"; null of a live one.</param>
public sealed record PostcodePlace(string Postcode, AreaCode Lsoa, string? Terminated);

/// <summary>Postcodes as people type them and as Royal Mail writes them.</summary>
public static class PostcodeText
{
    private const int InwardLetters = 3;

    /// <summary>A whole postcode in any letters, with or without its blank, as "S70 1AA"; null for anything else.</summary>
    public static string? Whole(string text)
    {
        Span<char> letters = stackalloc char[7];
        var count = 0;
        foreach (var letter in text)
        {
            if (letter == ' ')
                continue;
            if (count == letters.Length || !char.IsAsciiLetterOrDigit(letter))
                return null;
            letters[count++] = char.ToUpperInvariant(letter);
        }

        if (count < 5 || !IsOutward(letters[..(count - InwardLetters)]) || !IsInward(letters[(count - InwardLetters)..count]))
            return null;
        return $"{letters[..(count - InwardLetters)]} {letters[(count - InwardLetters)..count]}";
    }

    /// <summary>The beginning that postcodes of a district ("S70 ") or a sector ("S70 1") share, or one more letter ("S70 1A"), in any letters; null for anything else.</summary>
    public static string? Beginning(string text)
    {
        var parts = text.Trim().ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [var district] when IsOutward(district) => $"{district} ",
            [var district, [>= '0' and <= '9'] sector] when IsOutward(district) => $"{district} {sector}",
            [var district, [>= '0' and <= '9', >= 'A' and <= 'Z'] most] when IsOutward(district) => $"{district} {most}",
            _ => null,
        };
    }

    /// <summary>One or two letters, a digit, and a digit or letter where there is one: S7, S70, EC1A.</summary>
    private static bool IsOutward(ReadOnlySpan<char> text)
    {
        var letters = text.Length > 1 && char.IsAsciiLetterUpper(text[1]) ? 2 : 1;
        return text.Length is >= 2 and <= 4 && text.Length >= letters + 1 && text.Length <= letters + 2
            && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiDigit(text[letters]) && (text.Length == letters + 1 || char.IsAsciiLetterOrDigit(text[^1]));
    }

    private static bool IsInward(ReadOnlySpan<char> text) => char.IsAsciiDigit(text[0]) && char.IsAsciiLetterUpper(text[1]) && char.IsAsciiLetterUpper(text[2]);
}

/// <summary>The ward that an LSOA lies in, by the best fit of one edition of wards.</summary>
/// <param name="Name">Of the ward; other authorities have wards of the same name.</param>
public sealed record WardPlace(AreaCode Lsoa, AreaCode Ward, string Name)
{
    /// <summary>What codes of wards in England begin with.</summary>
    public const string Prefix = "E05";

    /// <summary>True for what is formed as a ward's code: E05 and six digits.</summary>
    public static bool IsWard(string? text) => text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) && AreaCode.TryParse(text, out _);
}
