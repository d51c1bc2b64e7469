using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Publishers.Postcodes;

/// <summary>Items of ONS's Open Geography portal, which ArcGIS Online keeps, below https://www.arcgis.com/sharing/rest/.</summary>
internal interface IPortalItems
{
    /// <summary>The file of an item. ArcGIS sends on to where it lies.</summary>
    /// <param name="item">32 letters and digits; each edition of a product has its own.</param>
    [Get("/content/items/{item}/data")]
    [Headers("Accept: application/zip")]
    Task<RawResponse> ZipAsync(string item, [Property] AnswerLabel label, CancellationToken cancellation);

    /// <summary>Items by their title and owner, the newest first, in one page of 100.</summary>
    [Get("/search?q={query}&sortField=created&sortOrder=desc&num=100&f=json")]
    [Headers("Accept: application/json")]
    Task<RawResponse> SearchAsync(string query, [Property] AnswerLabel label, CancellationToken cancellation);
}
