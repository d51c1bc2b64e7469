using HealthNeeds.Ingest.Figures;

namespace HealthNeeds.Ingest.Publishers.QualityOutcomes;

/// <summary>Which indicator of ours each register of the framework is, and which of its codes are known and not carried. Care is listed in <see cref="CareMeasures"/>.</summary>
internal static class QofRegisters
{
    /// <summary>By the code of the group of indicators that a register belongs to.</summary>
    public static readonly IReadOnlyDictionary<string, string> Registers = Ours(
        ("DM", "diabetes"), ("CAN", "cancer"), ("CKD", "ckd"), ("NDH", "ndh"), ("PC", "palliative"), ("AF", "af"), ("CHD", "chd"), ("HF", "hf"),
        ("HYP", "hypertension"), ("LVSD", "lvsd"), ("PAD", "pad"), ("STIA", "stroke"), ("AST", "asthma"), ("COPD", "copd"), ("OB", "obesity"),
        ("SMOK", "smoking"), ("DEM", "dementia"), ("DEP", "depression"), ("EP", "epilepsy"), ("LD", "ld"), ("MH", "smi"));

    /// <summary>Start of the codes of quality improvement: a practice did it or not, patients are not counted.</summary>
    private const string QualityImprovement = "QI";

    /// <summary>Codes by which a practice is paid for keeping a register, 2021/22 to 2025/26; the registers themselves are in another table.</summary>
    private static readonly HashSet<string> RegisterCodes = new(StringComparer.Ordinal)
    {
        "AF001", "AST005", "CAN001", "CHD001", "CKD005", "COPD009", "COPD015", "DEM001", "DM017", "EP001", "HF001", "HYP001", "LD004", "MH001",
        "OB002", "OB003", "OST004", "PAD001", "PC001", "RA001", "STIA001",
    };

    /// <summary>True of a code that is known to measure no care of patients.</summary>
    public static bool IsLeftOut(string code) => RegisterCodes.Contains(code) || code.StartsWith(QualityImprovement, StringComparison.Ordinal);

    private static Dictionary<string, string> Ours(params IEnumerable<(string Code, string Suffix)> codes) =>
        codes.ToDictionary(c => c.Code, c => $"qof-{c.Suffix}", StringComparer.Ordinal);
}

/// <summary>Quality and Outcomes Framework 2021/22 by GP practice; the publisher's header spells "prevalance".</summary>
internal static class BundledQof2021
{
    public static IReadOnlyList<FigureFile> Files { get; } =
    [
        new WideFile("qof2021", "qof_2021_22_practice_prevalence.csv", "OrganisationCode", "a GP practice with registered patients", areas => areas.Practices,
        [
            .. QofRegisters.Registers.Select(r => Share($"{r.Key}-prevalance", r.Value)),
            Share("DM019-BP", "qof-diabetes-blood-pressure"), Share("DM020-HbA1c", "qof-diabetes-hba1c"),
        ]),
    ];

    /// <summary>A practice without such patients has no share to publish.</summary>
    private static WideColumn Share(string column, string indicator) =>
        new(column, indicator, Period.FinancialYears(2021, 2021), Shift: 2, Blank: MissingReason.NotApplicable);
}

/// <summary>
/// Six cardiovascular registers by GP practice, as a research group took them out of NHS England's workbook of 2023/24. Prevalence and list
/// size are those of the year before: no practice has more patients of 15 and over in OHID's smoking figures of 2022/23 than this list has
/// of all ages, and 144 have in those of 2023/24. Achievement is the share of points a practice earned, never of patients: it is not read.
/// </summary>
internal static class BundledQof2022
{
    public const string Source = "qof-cvd-2022";

    public static WideFile File { get; } = new(Source, "qof_2023_24_cvd_achievement_practice.csv", "Practice.Code", "a GP practice with registered patients", areas => areas.Practices,
        [Register("AF", "af"), Register("CHD", "chd"), Register("HF", "hf"), Register("HYP", "hypertension"), Register("PAD", "pad"), Register("STIA", "stroke")]);

    private static WideColumn Register(string name, string suffix) =>
        new($"Prevalence_{name}", $"qof2022-{suffix}", Period.FinancialYears(2022, 2022), Denominator: $"List.Size_{name}", Blank: MissingReason.NotInSource, Nothing: "NA");
}
