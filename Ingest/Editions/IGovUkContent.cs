using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Editions;

/// <summary>GOV.UK's Content API, below https://www.gov.uk/api/content/: what a page says, as JSON.</summary>
internal interface IGovUkContent
{
    /// <param name="path">Of the page: "government/statistics/english-indices-of-deprivation-2025".</param>
    [Get("/{**path}")]
    [Headers("Accept: application/json")]
    Task<RawResponse> PageAsync([Encoded] string path, [Property] AnswerLabel label, CancellationToken cancellation);
}
