using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Catalogue;

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
        options.Converters.Add(new AreaCodeConverter());
        options.Converters.Add(new IndicatorIdConverter());
        options.Converters.Add(new LocationConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
