using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Publishers.OrganisationData;

/// <summary>NHS ODS's directory of organisations (ORD 2-0-0), below https://directory.spineservices.nhs.uk/.</summary>
internal interface IOdsDirectory
{
    /// <summary>The header that says how many organisations a search finds in all.</summary>
    const string Total = "X-Total-Count";

    /// <summary>One organisation by its code; 404 where there is none.</summary>
    [Get("/ORD/2-0-0/organisations/{code}?_format=json")]
    [Headers("Accept: application/json")]
    Task<RawResponse> OrganisationAsync(string code, [Property] AnswerLabel label, CancellationToken cancellation);

    /// <summary>England's and Wales's GP practices: prescribing cost centres (RO177) that are GP practices (RO76) and open.</summary>
    /// <param name="limit">Organisations of a page, a thousand at most.</param>
    /// <param name="offset">Organisations that the pages before had; null for the first.</param>
    [Get("/ORD/2-0-0/organisations?PrimaryRoleId=RO177&NonPrimaryRoleId=RO76&Status=Active")]
    [Headers("Accept: application/json")]
    Task<RawResponse> PracticesAsync(
        [AliasAs("Limit")] int limit,
        [AliasAs("Offset")] int? offset,
        [Property] AnswerLabel label,
        CancellationToken cancellation,
        [AliasAs("_format")] string format = "json");
}
