using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Editions;

/// <summary>NHS England's pages of statistical publications, below https://digital.nhs.uk/data-and-information/publications/statistical/. They are HTML, and there is no list of them in another form.</summary>
internal interface INhsPublications
{
    /// <param name="path">Of a series or of one of its editions: "patients-registered-at-a-gp-practice/july-2026".</param>
    [Get("/{**path}")]
    [Headers("Accept: text/html")]
    Task<RawResponse> PageAsync([Encoded] string path, [Property] AnswerLabel label, CancellationToken cancellation);
}
