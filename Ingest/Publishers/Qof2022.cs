using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>
/// Six cardiovascular registers by GP practice, as a research group took them out of NHS England's workbook of 2023/24. Prevalence and list
/// size are those of the year before: no practice has more patients of 15 and over in OHID's smoking figures of 2022/23 than this list has
/// of all ages, and 144 have in those of 2023/24. Achievement is the share of points a practice earned, never of patients: it is not read.
/// </summary>
internal static class Qof2022
{
    public const string Source = "qof-cvd-2022";

    public static WideFile File { get; } = new(Source, "qof_2023_24_cvd_achievement_practice.csv", "Practice.Code", "a GP practice with registered patients", areas => areas.Practices,
        [Register("AF", "af"), Register("CHD", "chd"), Register("HF", "hf"), Register("HYP", "hypertension"), Register("PAD", "pad"), Register("STIA", "stroke")]);

    private static WideColumn Register(string name, string suffix) =>
        new($"Prevalence_{name}", $"qof2022-{suffix}", Period.FinancialYears(2022, 2022), Denominator: $"List.Size_{name}", Blank: MissingReason.NotInSource, Nothing: "NA");
}
