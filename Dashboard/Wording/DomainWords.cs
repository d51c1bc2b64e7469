namespace HealthNeeds.Dashboard.Wording;

/// <summary>How a domain of an explanation reads inside a sentence, when it raises need and when it lowers it.</summary>
internal static class DomainWords
{
    private static readonly Dictionary<string, (string Raises, string Lowers)> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Income and work"] = ("low income and worklessness", "better incomes and work"),
        ["Skills and education"] = ("few qualifications", "better education"),
        ["Crime and safety"] = ("more crime", "less crime"),
        ["Housing"] = ("poorer housing", "better housing"),
        ["Outdoor environment"] = ("a poorer outdoor environment", "a better outdoor environment"),
        ["Access to services"] = ("services further away", "services close by"),
        ["Age of residents"] = ("the age of its residents", "the age of its residents"),
        ["Caring and disability"] = ("more disability and unpaid care", "less disability and unpaid care"),
        ["Health recorded so far"] = ("more ill health recorded so far", "less ill health recorded so far"),
        ["Diagnosis"] = ("fewer diagnoses than expected", "diagnosis near what is expected"),
        ["Primary care access"] = ("harder access to a GP", "easier access to a GP"),
        ["Screening and vaccination"] = ("lower screening and vaccination", "better screening and vaccination"),
        ["Rurality"] = ("how rural it is", "how urban it is"),
        ["This neighbourhood"] = ("a neighbourhood that runs above prediction", "a neighbourhood that runs below prediction"),
        ["This area's own record"] = ("more ill health on its own record", "less ill health on its own record"),
        ["This authority"] = ("an authority that runs above prediction", "an authority that runs below prediction"),
    };

    public static string Raises(string domain) => Words.TryGetValue(domain, out var words) ? words.Raises : domain.ToLowerInvariant();

    public static string Lowers(string domain) => Words.TryGetValue(domain, out var words) ? words.Lowers : domain.ToLowerInvariant();
}
