using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;

/// <summary>Files that GOV.UK publishes, below https://assets.publishing.service.gov.uk/. Each edition of a file has a path of its own.</summary>
internal interface IGovUkAssets
{
    [Get("/{**path}")]
    [Headers("Accept: text/csv")]
    Task<RawResponse> TableAsync([Encoded] string path, [Property] AnswerLabel label, CancellationToken cancellation);

    [Get("/{**path}")]
    [Headers("Accept: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    Task<RawResponse> WorkbookAsync([Encoded] string path, [Property] AnswerLabel label, CancellationToken cancellation);

    [Get("/{**path}")]
    [Headers("Accept: application/vnd.oasis.opendocument.spreadsheet")]
    Task<RawResponse> SpreadsheetAsync([Encoded] string path, [Property] AnswerLabel label, CancellationToken cancellation);
}
