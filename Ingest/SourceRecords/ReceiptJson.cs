using System.Text.Json;
using System.Text.Json.Serialization;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>How the files below sources/ are written. Paths of evidence are kept relative, so that a releases directory can be moved.</summary>
internal static class ReceiptJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static void Write<T>(string path, T value) => AtomicFile.Write(path, JsonSerializer.Serialize(value, Form));

    /// <exception cref="InvalidDataException">The file is not what it should be.</exception>
    public static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Form) ?? throw new InvalidDataException($"{path} holds null; expected a {typeof(T).Name}.");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} is not a {typeof(T).Name}: {problem.Message}", problem);
        }
    }

    public static void WriteReceipt(string folder, string releases, Receipt receipt) =>
        Write(Path.Combine(folder, Receipt.FileName), receipt with { Responses = Moved(receipt.Responses, p => Path.GetRelativePath(releases, p)) });

    public static Receipt ReadReceipt(string folder, string releases)
    {
        var receipt = Read<Receipt>(Path.Combine(folder, Receipt.FileName));
        return receipt with { Responses = Moved(receipt.Responses, p => Path.GetFullPath(p, releases)) };
    }

    private static List<RawResponse> Moved(IReadOnlyList<RawResponse> responses, Func<string, string> path) => [.. responses.Select(r => r with { Path = path(r.Path) })];
}
