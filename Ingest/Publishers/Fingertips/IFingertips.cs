using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>OHID's Fingertips, below https://fingertips.phe.org.uk/api/. Each answer's label begins with the prefix of its kind.</summary>
internal interface IFingertips
{
    const string AreaTypesName = "area types";
    const string ChangePrefix = "change of ";
    const string MetadataPrefix = "metadata ";
    const string TermsPrefix = "terms ";
    const string FiguresPrefix = "figures ";

    [Get("/area_types")]
    [Headers("Accept: application/json")]
    Task<RawResponse> AreaTypesAsync([Property] AnswerLabel label, CancellationToken cancellation);

    /// <summary>When an indicator's figures were last uploaded.</summary>
    [Get("/data_changes?indicator_id={indicator}")]
    [Headers("Accept: application/json")]
    Task<RawResponse> ChangeAsync(int indicator, [Property] AnswerLabel label, CancellationToken cancellation);

    /// <summary>Units; a hundred indicators at most.</summary>
    [Get("/indicator_metadata/by_indicator_id")]
    [Headers("Accept: application/json")]
    Task<RawResponse> MetadataAsync([AliasAs("indicator_ids"), Query(CollectionFormat.Csv)] IReadOnlyList<int> indicators, [Property] AnswerLabel label, CancellationToken cancellation);

    /// <summary>Polarity and terms of re-use, which only the CSV has.</summary>
    [Get("/indicator_metadata/csv/by_indicator_id")]
    [Headers("Accept: text/csv")]
    Task<RawResponse> TermsAsync([AliasAs("indicator_ids"), Query(CollectionFormat.Csv)] IReadOnlyList<int> indicators, [Property] AnswerLabel label, CancellationToken cancellation);

    /// <param name="areas">Number of the type of area that figures are of.</param>
    /// <param name="parents">Number of the type of area that they lie in.</param>
    /// <param name="within">Code of the one parent whose areas are wanted; null for those of all parents.</param>
    [Get("/all_data/csv/by_indicator_id")]
    [Headers("Accept: text/csv")]
    Task<RawResponse> FiguresAsync(
        [AliasAs("indicator_ids"), Query(CollectionFormat.Csv)] IReadOnlyList<int> indicators,
        [AliasAs("child_area_type_id")] int areas,
        [AliasAs("parent_area_type_id")] int parents,
        [AliasAs("parent_area_code")] string? within,
        [Property] AnswerLabel label,
        CancellationToken cancellation);
}
