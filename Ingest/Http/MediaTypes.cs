using System.Net.Http.Headers;

namespace HealthNeeds.Ingest.Http;

/// <summary>The media type that each kind of answer is asked for by. What came is told by its bytes, for publishers' content types are often wrong.</summary>
internal static class MediaTypes
{
    /// <summary>UKRI's Gateway to Research has a JSON of its own name, one a version, and gives XML to whoever asks for no JSON.</summary>
    public const string Gateway = "application/vnd.rcuk.gtr.json-v7";

    private static readonly Dictionary<string, ResponseKind> Own = new(StringComparer.Ordinal) { [Gateway] = ResponseKind.Json };

    private static readonly Dictionary<ResponseKind, string> Names = new()
    {
        [ResponseKind.Csv] = "text/csv",
        [ResponseKind.Json] = "application/json",
        [ResponseKind.Zip] = "application/zip",
        [ResponseKind.Workbook] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [ResponseKind.OpenDocument] = "application/vnd.oasis.opendocument.spreadsheet",
        [ResponseKind.Page] = "text/html",
    };

    /// <summary>The header Accept: the type first, then anything, for some publishers refuse what they do not call by its name.</summary>
    public static string Accepting(ResponseKind kind) => $"{Names[kind]}, */*;q=0.5";

    /// <summary>The header Accept where a contract names a publisher's own type: that one, then the usual one of its kind, for a version may be given up. Null where it names the usual one.</summary>
    public static string? OwnOf(HttpRequestMessage request) => Asked(request) is { } asked && Own.TryGetValue(asked, out var kind) ? $"{asked}, {Names[kind]};q=0.9" : null;

    /// <summary>The kind that a contract's header Accept names.</summary>
    /// <exception cref="InvalidOperationException">It names none, or one that answers are not checked for.</exception>
    public static ResponseKind KindOf(HttpRequestMessage request)
    {
        var asked = Asked(request);
        return asked is not null && Own.TryGetValue(asked, out var kind) ? kind : Names.Where(n => n.Value == asked).Select(n => (ResponseKind?)n.Key).SingleOrDefault()
            ?? throw new InvalidOperationException($"{request.RequestUri}: a contract accepts '{asked}'. Expected one of {string.Join(", ", Names.Values.Concat(Own.Keys))}.");
    }

    private static string? Asked(HttpRequestMessage request) => request.Headers.Accept.FirstOrDefault()?.MediaType;
}
