using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Refit;

namespace HealthNeeds.Ingest.Http;

/// <summary>
/// Asks by a publisher's contract: an interface whose methods say address, parameters and media type, and give a
/// <see cref="RawResponse"/>. Its parameter "label" says what the answer is kept as. Every question goes through the session,
/// so an answer is bytes that are kept and checked before anybody reads them.
/// </summary>
internal static class PublisherContract
{
    private static readonly RefitSettings Settings = new()
    {
        ContentSerializer = new KeptAnswer(),
        TransportExceptionFactory = (_, problem, _) => problem,
    };

    /// <param name="root">The publisher's address; a contract's addresses are below it.</param>
    public static T Contract<T>(this IPublisherSession session, Uri root) =>
        RestService.ForGenerated<T>(new HttpClient(new Asking(session)) { BaseAddress = root, Timeout = Timeout.InfiniteTimeSpan }, Settings);

    /// <summary>In the place of a network: time limits, retries and redirects are the session's own.</summary>
    private sealed class Asking(IPublisherSession session) : HttpMessageHandler
    {
        private static readonly HttpRequestOptionsKey<AnswerLabel> Label = new("label");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.Options.TryGetValue(Label, out var label))
                throw new InvalidOperationException($"{request.RequestUri}: the contract has no label to keep the answer as.");
            var question = new PublisherRequest(label.Name, request.RequestUri!, MediaTypes.KindOf(request), label.MaxBytes, label.Version) { Accept = MediaTypes.OwnOf(request) };
            return new HttpResponseMessage { RequestMessage = request, Content = new KeptContent(await session.GetAsync(question, cancellationToken)) };
        }
    }

    /// <summary>Stands for bytes that lie in a file already.</summary>
    private sealed class KeptContent(RawResponse answer) : HttpContent
    {
        public RawResponse Answer => answer;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class KeptAnswer : IHttpContentSerializer
    {
        public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
            Task.FromResult((T?)(object)((KeptContent)content).Answer);

        public HttpContent ToHttpContent<T>(T item) => throw new NotSupportedException();

        public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;
    }
}

/// <summary>What an answer is kept as; a name alone is enough.</summary>
/// <param name="Name">What it is to its reader, unique within a pull.</param>
/// <param name="MaxBytes">Refused above this size, on the wire and unpacked.</param>
/// <param name="Version">See <see cref="PublisherRequest"/>: an answer kept for this version stands and nobody is asked.</param>
internal sealed record AnswerLabel(string Name, long MaxBytes = PublisherRequest.DefaultMaxBytes, string? Version = null)
{
    public static implicit operator AnswerLabel(string name) => new(name);
}

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
