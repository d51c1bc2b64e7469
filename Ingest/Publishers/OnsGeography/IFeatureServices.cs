using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>ONS's Open Geography: ArcGIS feature services, below https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services/.</summary>
internal interface IFeatureServices
{
    /// <summary>What a layer is, its fields among it.</summary>
    [Get("/{layer}/FeatureServer/0?f=json")]
    [Headers("Accept: application/json")]
    Task<RawResponse> LayerAsync(string layer, [Property] AnswerLabel label, CancellationToken cancellation);

    /// <summary>A page of a layer's records.</summary>
    /// <param name="fields">With commas between; they order the records too.</param>
    /// <param name="geometry">"true" or "false".</param>
    /// <param name="offset">Records that the pages before had.</param>
    /// <param name="count">Records of a page; the service gives fewer where it allows fewer.</param>
    [Get("/{layer}/FeatureServer/0/query?where=1%3D1&outFields={fields}&orderByFields={fields}&returnGeometry={geometry}&outSR=4326&f=json&resultOffset={offset}&resultRecordCount={count}")]
    [Headers("Accept: application/json")]
    Task<RawResponse> RecordsAsync(string layer, [Encoded] string fields, string geometry, int offset, int count, [Property] AnswerLabel label, CancellationToken cancellation);
}

/// <summary>The House of Commons Library's files, below https://houseofcommonslibrary.github.io/.</summary>
internal interface ICommonsLibrary
{
    /// <summary>Names that people use of MSOAs.</summary>
    [Get("/{**path}")]
    [Headers("Accept: text/csv")]
    Task<RawResponse> MsoaNamesAsync([Encoded] string path, [Property] AnswerLabel label, CancellationToken cancellation);
}
