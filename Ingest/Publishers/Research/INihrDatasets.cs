using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>NIHR Open Data's datasets (Opendatasoft Explore API v2.1), below https://nihr.opendatasoft.com/api/explore/v2.1/catalog/datasets/.</summary>
internal interface INihrDatasets
{
    /// <summary>Which fields a dataset has, and under which licence it is.</summary>
    [Get("/{dataset}")]
    [Headers("Accept: application/json")]
    Task<RawResponse> AboutAsync(string dataset, [Property] AnswerLabel label, CancellationToken cancellation);

    /// <summary>Chosen fields of all rows: pages would end at ten thousand.</summary>
    /// <param name="fields">With commas between.</param>
    /// <param name="order">The field that rows are in order of, so that the same rows are the same bytes.</param>
    [Get("/{dataset}/exports/json?select={fields}&order_by={order}&limit=-1")]
    [Headers("Accept: application/json")]
    Task<RawResponse> RowsAsync(string dataset, string fields, string order, [Property] AnswerLabel label, CancellationToken cancellation);
}
