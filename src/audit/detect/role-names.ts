/** Column names that say what a column is; matched after lower-casing and joining words with "_". */
export const roleNames: { readonly [Role in "label" | "prediction" | "score" | "id" | "weight"]: RegExp } = {
  label: /^(y|y_true|ytrue|label|labels|target|actual|outcome|ground_truth|truth|true_label|label_value|two_year_recid)$/,
  prediction:
    /^(y_pred|ypred|y_hat|yhat|pred|preds|prediction|predictions|predicted|predicted_\w+|pred_\w+|\w+_pred|\w+_predicted|decision|model_decision)$/,
  score: /^(score|scores|prob|proba|probability|y_score|y_prob|y_proba|logit|\w+_score|\w+_prob|\w+_proba|p_\w+|prob_\w+|score_\w+)$/,
  id: /^(id|uuid|guid|index|row_?names?|row_id|\w+_id|\w+_uuid)$/,
  weight: /^(w|weight|weights|sample_weight|case_weight|fnlwgt|\w+_weight)$/,
};

/** Names of attributes that laws protect, in eight languages. Content alone never makes a column sensitive. */
const sensitiveWords = [
  ...[
    "sex",
    "gender",
    "race",
    "ethnicity",
    "ethnic",
    "ethnic_group",
    "race_ethnicity",
    "age",
    "age_group",
    "age_band",
    "dob",
    "birth_date",
    "date_of_birth",
    "birth_year",
  ],
  ...[
    "disability",
    "disabled",
    "religion",
    "nationality",
    "national_origin",
    "citizenship",
    "marital",
    "marital_status",
    "married",
    "pregnant",
    "pregnancy",
    "veteran",
  ],
  ...[
    "sexual_orientation",
    "color",
    "skin_color",
    "native_country",
    "country_of_birth",
    "language",
    "gender_identity",
    "family_status",
    "dependents",
  ],
  ...["geschlecht", "alter", "rasse", "herkunft", "staatsangehoerigkeit", "familienstand", "behinderung"],
  ...["sexe", "genre", "ethnie", "nationalite", "situation_familiale", "handicap"],
  ...["sexo", "genero", "raza", "etnia", "edad", "nacionalidad", "estado_civil", "discapacidad"],
  ...["sesso", "eta", "nazionalita", "stato_civile", "disabilita", "idade", "raca", "nacionalidade", "deficiencia"],
  ...["geslacht", "leeftijd", "nationaliteit", "burgerlijke_staat", "plec", "wiek", "narodowosc"],
];
const sensitive = new Set(sensitiveWords);

/** The name as it is matched: lower case, words joined by "_", accents removed. */
export function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
}

/** Whether the name is that of a protected attribute: "exact", a part of a longer name, or neither. */
export function sensitiveName(name: string): "exact" | "part" | null {
  const plain = plainName(name);
  if (sensitive.has(plain)) return "exact";
  const words = plain.split("_");
  return words.some((word) => sensitive.has(word)) ? "part" : null;
}
