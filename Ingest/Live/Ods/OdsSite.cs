using System.Security.Cryptography;
using System.Text.Json;

namespace HealthNeeds.Ingest.Live.Ods;

/// <summary>Under which code and at which postcode NHS ODS held an asset's site when the catalogue was made.</summary>
/// <param name="Asset">Id of the asset in data/assets.json.</param>
internal sealed record OdsSite(string Asset, string Code, string Postcode)
{
    private const string FileName = "ods-sites.json";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <returns>The sites of data/ods-sites.json; none where there is no such file.</returns>
    /// <exception cref="JsonException">The file is not a list of sites.</exception>
    public static IReadOnlyList<OdsSite> Read(string data)
    {
        var path = Path.Combine(data, FileName);
        return File.Exists(path) ? JsonSerializer.Deserialize<List<OdsSite>>(File.ReadAllBytes(path), Form) ?? [] : [];
    }

    /// <summary>Changes with the file: what came is then compared anew.</summary>
    public static string Version(string data)
    {
        var path = Path.Combine(data, FileName);
        return File.Exists(path) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) : string.Empty;
    }
}
