using System.Net;
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
