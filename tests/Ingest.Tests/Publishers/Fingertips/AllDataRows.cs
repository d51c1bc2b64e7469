namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>Rows of an all_data CSV with 27 columns, as Fingertips prints it.</summary>
internal static class AllDataRows
{
    public const string Header = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles,Column not used,Time period Sortable,New data,Compared to goal,Time period range";

    public static string Row(string area, string period, string value, string lower, string upper, string sex, string age, string categoryType = "", string category = "", string note = "", string id = "91547", string count = "1200", string trend = "Cannot be calculated", string denominator = "6500.5") =>
        $"{id},Smoking prevalence in adults (15+) - current smokers (QOF),E92000001,England,{area},\"Name, of place\",LA,{sex},{age},{categoryType},{category},{period},{value},{lower},{upper},,,{count},{denominator},{note},{trend},Better,Not compared,20220000,,,1y";
}
