using System.Net.Http.Headers;

namespace HealthNeeds.Ingest.Http;

/// <summary>The media type that each kind of answer is asked for by. What came is told by its bytes, for publishers' content types are often wrong.</summary>
internal static class MediaTypes
{
    private static readonly Dictionary<ResponseKind, string> Names = new()
    {
        [ResponseKind.Csv] = "text/csv",
        [ResponseKind.Json] = "application/json",
        [ResponseKind.Zip] = "application/zip",
        [ResponseKind.Workbook] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>The header Accept: the type first, then anything, for some publishers refuse what they do not call by its name.</summary>
    public static string Accepting(ResponseKind kind) => $"{Names[kind]}, */*;q=0.5";

    /// <summary>The kind that a contract's header Accept names.</summary>
    /// <exception cref="InvalidOperationException">It names none, or one that answers are not checked for.</exception>
    public static ResponseKind KindOf(HttpRequestMessage request)
    {
        var asked = request.Headers.Accept.FirstOrDefault()?.MediaType;
        return Names.Where(n => n.Value == asked).Select(n => (ResponseKind?)n.Key).SingleOrDefault()
            ?? throw new InvalidOperationException($"{request.RequestUri}: a contract accepts '{asked}'. Expected one of {string.Join(", ", Names.Values)}.");
    }
}
