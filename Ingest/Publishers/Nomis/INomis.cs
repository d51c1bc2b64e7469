using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Publishers.Nomis;

/// <summary>Nomis, ONS's service of census and labour market figures, below https://www.nomisweb.co.uk/.</summary>
internal interface INomis
{
    /// <summary>A table of Census 2021 in bulk: a CSV for each kind of area.</summary>
    /// <param name="table">"ts037".</param>
    [Get("/output/census/2021/census2021-{table}.zip")]
    [Headers("Accept: application/zip")]
    Task<RawResponse> CensusAsync(string table, [Property] AnswerLabel label, CancellationToken cancellation);

    /// <summary>
    /// Residents by area and age, both sexes together (gender 0), counts of people (measures 20100), in the latest year held. Every dimension
    /// left out would come with all its values.
    /// </summary>
    /// <param name="areas">Nomis's name for the areas: "TYPE151".</param>
    /// <param name="ages">Numbers of the age groups, with commas between.</param>
    /// <param name="offset">Rows to leave out, of those that the pages before had.</param>
    /// <param name="limit">Rows of a page.</param>
    [Get("/api/v01/dataset/{dataset}.data.csv?geography={areas}&date=latest&gender=0&c_age={ages}&measures=20100&select=date_name,geography_code,c_age_name,obs_value,record_count&RecordOffset={offset}&RecordLimit={limit}")]
    [Headers("Accept: text/csv")]
    Task<RawResponse> PopulationAsync(string dataset, string areas, [Encoded] string ages, long offset, int limit, [Property] AnswerLabel label, CancellationToken cancellation);
}
