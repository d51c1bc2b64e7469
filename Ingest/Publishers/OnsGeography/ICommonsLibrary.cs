using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>The House of Commons Library's files, below https://houseofcommonslibrary.github.io/.</summary>
internal interface ICommonsLibrary
{
    /// <summary>Names that people use of MSOAs.</summary>
    [Get("/{**path}")]
    [Headers("Accept: text/csv")]
    Task<RawResponse> MsoaNamesAsync([Encoded] string path, [Property] AnswerLabel label, CancellationToken cancellation);
}
