using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Editions;

/// <summary>The list of ONS's feature services, at https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services.</summary>
internal interface IServiceList
{
    /// <summary>Every service by name; vintages are in the names.</summary>
    [Get("/?f=json")]
    [Headers("Accept: application/json")]
    Task<RawResponse> ServicesAsync([Property] AnswerLabel label, CancellationToken cancellation);
}
