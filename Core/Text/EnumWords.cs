using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Text;

/// <summary>The words by which choices travel in addresses, files, answers and releases: the member's name in small letters with hyphens, "not-in-source".</summary>
public static class EnumWords
{
    /// <exception cref="ArgumentOutOfRangeException">It is no member of its enum.</exception>
    public static string Id<T>(this T value)
        where T : struct, Enum =>
        Words<T>.ByValue.TryGetValue(value, out var word) ? word : throw new ArgumentOutOfRangeException(nameof(value), value, $"Not {Words<T>.Noun}.");

    /// <summary>Every word, in the order of the members.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Words<T>.All;

    /// <summary>"persons, female or male".</summary>
    public static string Listed<T>()
        where T : struct, Enum => $"{string.Join(", ", Words<T>.All[..^1])} or {Words<T>.All[^1]}";

    /// <summary>Exact: other letters, a number or null are no word.</summary>
    public static bool TryParse<T>(string? id, out T value)
        where T : struct, Enum
    {
        value = default;
        return id is not null && Words<T>.ByWord.TryGetValue(id, out value);
    }

    /// <exception cref="FormatException">It is none of the words; says which are.</exception>
    public static T Parse<T>(string id)
        where T : struct, Enum =>
        TryParse<T>(id, out var value) ? value : throw new FormatException($"'{id}' is not {Words<T>.Noun}: expected one of {string.Join(", ", Words<T>.All)}.");

    /// <summary>Made once for each enum: words are asked for with every row that is written.</summary>
    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => Hyphened(v.ToString()));
        public static readonly string[] All = [.. Enum.GetValues<T>().Select(v => ByValue[v])];
        public static readonly FrozenDictionary<string, T> ByWord = ByValue.ToFrozenDictionary(w => w.Value, w => w.Key, StringComparer.Ordinal);

        /// <summary>"a missing reason", "an area level".</summary>
        public static readonly string Noun = Named(Hyphened(typeof(T).Name).Replace('-', ' '));

        private static string Hyphened(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

        private static string Named(string name) => "aeiou".Contains(name[0]) ? $"an {name}" : $"a {name}";
    }
}

/// <summary>Choices travel in JSON as <see cref="EnumWords"/>, never as numbers whose meaning a new member could shift.</summary>
public sealed class KebabWords<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
