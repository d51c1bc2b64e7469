using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What of an asset is searched, and what a word there is worth.</summary>
internal static class AssetText
{
    private static readonly IReadOnlyList<TextField> Fields =
    [
        new("name", 3, 0.3),
        new("needs", 2, 0),
        new("capabilities", 2, 0.5),
        new("description", 1, 0.6),
        new("host and place", 0.5, 0.3),
    ];

    /// <summary>What the catalogue says in words, without the words of the needs it gives.</summary>
    public static TextIndex WithoutNeeds(AssetCatalogue catalogue) => Index(catalogue with { Assets = catalogue.Assets.Select(a => a with { Needs = [] }).ToList() });

    public static TextIndex Index(AssetCatalogue catalogue)
    {
        var needs = catalogue.Needs.ToDictionary(n => n.Id, StringComparer.Ordinal);
        return new TextIndex(Fields, catalogue.Assets.Select(a => Document(a, needs)).ToList());
    }

    public static IReadOnlyList<string> Of(Need need) => TextWords.Of($"{need.Name} {string.Join(' ', need.Terms)}");

    private static IReadOnlyList<IReadOnlyList<string>> Document(Asset asset, Dictionary<string, Need> needs) =>
    [
        TextWords.Of(asset.Name),
        asset.Needs.SelectMany(n => Of(needs[n])).ToList(),
        asset.Capabilities.SelectMany(TextWords.Of).ToList(),
        TextWords.Of(asset.Description),
        TextWords.Of($"{asset.Host} {asset.Site?.Place}"),
    ];
}

/// <summary>Text as the words it is searched by: lower case, plural and possessive endings and common words left out.</summary>
internal static class TextWords
{
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "at", "by", "for", "from", "has", "in", "is", "it", "its", "of", "on", "or", "that", "the", "their", "this", "to", "which", "with",
    };

    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (IsPartOfWord(text[i]) || JoinsLetters(text, i)))
                continue;
            var word = Root(text[start..i].ToLowerInvariant().Replace('’', '\'').Trim('\''));
            if (word.Length > 0 && !Common.Contains(word))
                words.Add(word);
            start = i + 1;
        }

        return words;
    }

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c is '\'' or '’';

    /// <summary>"A&amp;E" is one word.</summary>
    private static bool JoinsLetters(string text, int i) =>
        text[i] == '&' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]);

    private static string Root(string word)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal))
            return word[..^2];
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
            return $"{word[..^3]}y";
        return word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }
}
