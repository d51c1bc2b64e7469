using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>Files of NHS England's statistical publications, below https://files.digital.nhs.uk/. Each publication has a path of its own.</summary>
internal interface INhsDigitalFiles
{
    [Get("/{**path}")]
    [Headers("Accept: application/zip")]
    Task<RawResponse> ZipAsync([Encoded] string path, [Property] AnswerLabel label, CancellationToken cancellation);
}
