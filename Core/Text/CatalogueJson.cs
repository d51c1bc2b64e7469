using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Text;

/// <summary>How the files of data/ are written: camelCase, enums as kebab-case words, no unknown or missing members.</summary>
public static class CatalogueJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    internal static T Read<T>(Stream json, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options)
                ?? throw new CatalogueException(file, "(whole file)", "an object or a list", "null");
        }
        catch (JsonException e)
        {
            throw new CatalogueException($"{file}: {e.Message}", e);
        }
        catch (ArgumentException e)
        {
            throw new CatalogueException($"{file}: {e.Message}", e);
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            ReadCommentHandling = JsonCommentHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>A catalogue file says something that cannot be right. Names the file, the entry, what was expected and what was found.</summary>
public sealed class CatalogueException : Exception
{
    public CatalogueException()
    {
    }

    public CatalogueException(string message)
        : base(message)
    {
    }

    public CatalogueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public CatalogueException(string file, string id, string expected, string found)
        : base($"{file}: entry '{id}': expected {expected}; found {found}.")
    {
    }
}

/// <summary>What must hold in the files of data/.</summary>
internal static class CatalogueRules
{
    public static void Unique(string file, string what, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (!seen.Add(id))
                throw new CatalogueException(file, id, $"each {what} id once", "the id twice");
        }
    }

    public static void Known(string file, string id, string what, string found, IReadOnlySet<string> known)
    {
        if (!known.Contains(found))
            throw new CatalogueException(file, id, $"{what} (one of {string.Join(", ", known.Order(StringComparer.Ordinal))})", $"'{found}'");
    }
}
