using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>Quality and Outcomes Framework 2021/22 by GP practice; the publisher's header spells "prevalance".</summary>
internal static class Qof2021
{
    public static IReadOnlyList<FigureFile> Files { get; } =
    [
        new WideFile("qof2021", "qof_2021_22_practice_prevalence.csv", "OrganisationCode", "a GP practice with registered patients", areas => areas.Practices,
        [
            Register("DM", "diabetes"), Register("CAN", "cancer"), Register("CKD", "ckd"), Register("NDH", "ndh"), Register("PC", "palliative"),
            Register("AF", "af"), Register("CHD", "chd"), Register("HF", "hf"), Register("HYP", "hypertension"), Register("LVSD", "lvsd"),
            Register("PAD", "pad"), Register("STIA", "stroke"), Register("AST", "asthma"), Register("COPD", "copd"), Register("OB", "obesity"),
            Register("SMOK", "smoking"), Register("DEM", "dementia"), Register("DEP", "depression"), Register("EP", "epilepsy"),
            Register("LD", "ld"), Register("MH", "smi"),
            Share("DM019-BP", "diabetes-blood-pressure"), Share("DM020-HbA1c", "diabetes-hba1c"),
        ]),
    ];

    private static WideColumn Register(string column, string suffix) => Share($"{column}-prevalance", suffix);

    /// <summary>A practice without such patients has no share to publish.</summary>
    private static WideColumn Share(string column, string suffix) =>
        new(column, $"qof-{suffix}", Period.FinancialYears(2021, 2021), Shift: 2, Blank: MissingReason.NotApplicable);
}
