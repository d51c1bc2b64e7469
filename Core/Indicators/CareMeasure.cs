namespace HealthNeeds.Core.Indicators;

/// <summary>Care that the Quality and Outcomes Framework counts patients by, under the codes it has had.</summary>
/// <param name="Indicator">Id in data/indicators.json: of all for whom the care is due, the share who had it (%).</param>
/// <param name="Codes">The framework's, newest first: where it changes what is measured, the measure gets a new code.</param>
/// <param name="Condition">Whose care it is, as the register's id says it ("hypertension", "chd"), or what is done for everybody ("cervical-screening").</param>
/// <param name="Words">Whom it is for and what they had; reads on after "Share of".</param>
public sealed record CareMeasure(string Indicator, IReadOnlyList<string> Codes, string Condition, string Words);

/// <summary>
/// Every measure of care in the Quality and Outcomes Framework of 2021/22 to 2025/26. Peripheral arterial disease, kidney disease,
/// epilepsy, learning disability and obesity had registers only in these years; cholesterol is measured for several conditions at once.
/// </summary>
public static class CareMeasures
{
    /// <summary>One record for each measure, condition by condition.</summary>
    public static IReadOnlyList<CareMeasure> All { get; } =
    [
        Of("hypertension", "blood-pressure-under-80", "patients with high blood pressure aged 79 or under whose last reading in the year was 140/90 mmHg or less", "HYP008", "HYP003"),
        Of("hypertension", "blood-pressure-80-and-over", "patients with high blood pressure aged 80 or over whose last reading in the year was 150/90 mmHg or less", "HYP009", "HYP007"),
        Of("chd", "blood-pressure-under-80", "patients with coronary heart disease aged 79 or under whose last blood pressure in the year was 140/90 mmHg or less", "CHD015", "CHD008"),
        Of("chd", "blood-pressure-80-and-over", "patients with coronary heart disease aged 80 or over whose last blood pressure in the year was 150/90 mmHg or less", "CHD016", "CHD009"),
        Of("chd", "antiplatelet", "patients with coronary heart disease recorded in the year as taking aspirin, another antiplatelet or an anticoagulant", "CHD005"),
        Of("cholesterol", "statin", "patients with coronary, peripheral arterial or kidney disease, stroke or transient ischaemic attack on a statin, or on another lipid-lowering drug where a statin is declined or unsuitable", "CHOL003", "CHOL001"),
        Of("cholesterol", "at-target", "patients with coronary or peripheral arterial disease, stroke or transient ischaemic attack whose cholesterol in the year was at target: since 2024/25 LDL of 2.0 mmol/L or less or else non-HDL of 2.6 or less, in 2023/24 non-HDL below 2.5", "CHOL004", "CHOL002"),
        Of("af", "stroke-risk", "patients with atrial fibrillation whose risk of stroke was assessed in the year, those of known high risk left out", "AF006"),
        Of("af", "anticoagulation", "patients with atrial fibrillation and a high risk of stroke (CHA2DS2-VASc 2 or more) who are treated with an anticoagulant", "AF008", "AF007"),
        Of("stroke", "blood-pressure-under-80", "patients with a history of stroke or transient ischaemic attack aged 79 or under whose last blood pressure in the year was 140/90 mmHg or less", "STIA014", "STIA010"),
        Of("stroke", "blood-pressure-80-and-over", "patients with a history of stroke or transient ischaemic attack aged 80 or over whose last blood pressure in the year was 150/90 mmHg or less", "STIA015", "STIA011"),
        Of("stroke", "antiplatelet", "patients with a non-haemorrhagic stroke or transient ischaemic attack recorded in the year as taking an antiplatelet or an anticoagulant", "STIA007"),
        Of("hf", "diagnosis-confirmed", "patients with newly diagnosed heart failure whose diagnosis was confirmed by echocardiogram or specialist assessment", "HF008", "HF005"),
        Of("hf", "ace-inhibitor", "patients with heart failure and a weak left ventricle who are treated with an ACE inhibitor or an angiotensin receptor blocker", "HF003"),
        Of("hf", "beta-blocker", "patients with heart failure and a weak left ventricle on one of these drugs who are treated with a beta-blocker too", "HF006"),
        Of("hf", "review", "patients with heart failure reviewed in the year, with their functional capacity and their drugs", "HF007"),
        Of("copd", "review", "patients with chronic obstructive pulmonary disease reviewed in the year, with exacerbations counted and breathlessness assessed", "COPD010"),
        Of("copd", "rehabilitation-offer", "patients with chronic obstructive pulmonary disease and marked breathlessness (MRC 3 or more) who were offered pulmonary rehabilitation", "COPD014", "COPD008"),
        Of("asthma", "review", "patients with asthma reviewed in the year, with control, exacerbations, inhaler technique and a written plan", "AST007"),
        Of("asthma", "diagnosis-confirmed", "patients with newly diagnosed asthma whose diagnosis rests on objective tests", "AST012", "AST011", "AST006"),
        Of("asthma", "smoke-exposure", "patients with asthma aged 19 or under whose smoking, or exposure to smoke, was recorded in the year", "AST008"),
        Of("diabetes", "blood-pressure", "patients with diabetes without moderate or severe frailty whose last blood pressure in the year was at target: 140/80 mmHg or less up to 2022/23, 140/90 or less since, and to age 79 since 2025/26", "DM036", "DM033", "DM019"),
        Of("diabetes", "hba1c", "patients with diabetes without moderate or severe frailty whose last IFCC-HbA1c in the year was 58 mmol/mol or less", "DM020"),
        Of("diabetes", "hba1c-frail", "patients with diabetes and moderate or severe frailty whose last IFCC-HbA1c in the year was 75 mmol/mol or less", "DM021"),
        Of("diabetes", "foot-check", "patients with diabetes whose feet were examined and whose risk was classified in the year", "DM012"),
        Of("diabetes", "education", "patients with newly diagnosed diabetes referred to structured education within nine months", "DM014"),
        Of("diabetes", "ace-inhibitor", "patients with diabetes and kidney damage (nephropathy or microalbuminuria) treated with an ACE inhibitor or an angiotensin receptor blocker", "DM006"),
        Of("diabetes", "statin-without-cvd", "patients with diabetes aged 40 or over without cardiovascular disease and without moderate or severe frailty who are treated with a statin", "DM034", "DM022"),
        Of("diabetes", "statin-with-cvd", "patients with diabetes and cardiovascular disease other than haemorrhagic stroke who are treated with a statin, or since 2025/26 another lipid-lowering drug", "DM035", "DM023"),
        Of("ndh", "blood-sugar-check", "patients with non-diabetic hyperglycaemia whose HbA1c or fasting glucose was measured in the year", "NDH002", "NDH001"),
        Of("smi", "care-plan", "patients with schizophrenia, bipolar disorder or another psychosis who have a comprehensive care plan of the year", "MH002"),
        Of("smi", "blood-pressure", "patients with schizophrenia, bipolar disorder or another psychosis whose blood pressure was recorded in the year", "MH003"),
        Of("smi", "bmi", "patients with schizophrenia, bipolar disorder or another psychosis whose body mass index was recorded in the year", "MH006"),
        Of("smi", "alcohol", "patients with schizophrenia, bipolar disorder or another psychosis whose alcohol consumption was recorded in the year", "MH007"),
        Of("smi", "lipids", "patients with schizophrenia, bipolar disorder or another psychosis whose blood lipids were measured in the year, or in two years where their risk is lower", "MH011"),
        Of("smi", "blood-sugar", "patients with schizophrenia, bipolar disorder or another psychosis whose blood glucose or HbA1c was measured in the year", "MH012"),
        Of("smi", "health-check", "patients with schizophrenia, bipolar disorder or another psychosis who had all six physical health checks", "MH021"),
        Of("dementia", "care-plan", "patients with dementia whose care plan was reviewed face to face in the year", "DEM004"),
        Of("depression", "review", "adults with newly diagnosed depression who were reviewed 10 to 56 days after the diagnosis", "DEP004", "DEP003"),
        Of("cancer", "review", "patients with newly diagnosed cancer who had a cancer care review within twelve months", "CAN004"),
        Of("cancer", "support", "patients with newly diagnosed cancer who were offered a talk and told of support within three months", "CAN005"),
        Of("rheumatoid-arthritis", "review", "patients with rheumatoid arthritis reviewed face to face in the year", "RA002"),
        Of("blood-pressure", "check", "patients aged 45 or over whose blood pressure was recorded in the last five years", "BP002"),
        Of("smoking", "status-recorded", "patients with a long-term condition whose smoking status was recorded in the year", "SMOK002"),
        Of("smoking", "support-offered", "current smokers aged 15 or over who were offered support and treatment in the last two years", "SMOK004"),
        Of("smoking", "support-offered-condition", "current smokers with a long-term condition who were offered support and treatment in the year", "SMOK005"),
        Of("cervical-screening", "25-49", "women aged 25 to 49 with an adequate cervical screening test in the last three and a half years", "CS005"),
        Of("cervical-screening", "50-64", "women aged 50 to 64 with an adequate cervical screening test in the last five and a half years", "CS006"),
        Of("childhood-vaccination", "8-months", "babies who reached 8 months in the year and had three doses against diphtheria, tetanus and pertussis by then", "VI001"),
        Of("childhood-vaccination", "18-months", "children who reached 18 months in the year and had a dose of MMR between 12 and 18 months", "VI002"),
        Of("childhood-vaccination", "5-years", "children who reached 5 years in the year and had the pre-school booster and two doses of MMR", "VI003"),
        Of("shingles-vaccination", "by-80", "patients who reached 80 in the year and had a shingles vaccine between 70 and 79", "VI004"),
    ];

    /// <summary>The measure that each code, of any year, stands for.</summary>
    public static IReadOnlyDictionary<string, CareMeasure> ByCode { get; } =
        All.SelectMany(m => m.Codes, (measure, code) => (code, measure)).ToDictionary(c => c.code, c => c.measure, StringComparer.Ordinal);

    private static CareMeasure Of(string condition, string care, string words, params string[] codes) => new($"qof-{condition}-{care}", codes, condition, words);
}
